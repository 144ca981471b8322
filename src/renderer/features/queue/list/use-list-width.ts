import { useEffect, useLayoutEffect, type RefObject } from 'react'
import { readColumns, setHasTimes, setListWidth, useColumns } from './column-store.ts'
import { useTotals } from '../../../state/use-rows.ts'

let wereRead = false

/** Fits the columns into the list: the header and all rows read one CSS property of its element. */
export function useListWidth(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>
): void {
  const template = useColumns((columns) => columns.layout.template)
  const hasTimes = useTotals().timed > 0
  useLayoutEffect(() => setHasTimes(hasTimes), [hasTimes])
  useLayoutEffect(() => list.current?.style.setProperty('--columns', template), [list, template])
  useLayoutEffect(() => {
    const box = scroller.current
    if (box === null) return
    // Without the scrollbar, for which the header leaves room too.
    const measure = (): void => setListWidth(box.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [scroller])
  useEffect(() => {
    if (!wereRead) readColumns()
    wereRead = true
  }, [])
}
