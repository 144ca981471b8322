import { useEffect, useRef, type RefObject } from 'react'

const framesToWait = 10
/** Keys that do not scroll the list. */
const quietKeys = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Enter', ' '])

/**
 * Scrolls an opened row into view and keeps it there while its details load or banners shrink the
 * list. Stops once the user scrolls, clicks or types: the list never moves while in use.
 */
export function useOpenedRow(
  scroller: RefObject<HTMLElement | null>,
  expanded: ReadonlySet<string>
): void {
  const known = useRef(expanded)
  const stop = useRef<{ id: string; end: () => void } | null>(null)
  useEffect(() => {
    const opened = [...expanded].findLast((id) => !known.current.has(id))
    known.current = expanded
    if (stop.current !== null && !expanded.has(stop.current.id)) stop.current.end()
    if (opened === undefined || scroller.current === null) return
    stop.current?.end()
    stop.current = { id: opened, end: follow(scroller.current, opened) }
  }, [scroller, expanded])
  useEffect(() => () => stop.current?.end(), [])
}

/** Follows one row. Returns a function that stops it. */
function follow(box: HTMLElement, id: string): () => void {
  let frame = 0
  let row: HTMLElement | null = null
  const show = (): void => {
    cancelAnimationFrame(frame)
    // The list needs a frame to get its new height.
    frame = requestAnimationFrame(() => {
      if (row?.isConnected !== true) return
      const topPx =
        row.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
      const scrollPx = Math.round(
        scrollToShow(
          { topPx, heightPx: row.offsetHeight },
          { scrollPx: box.scrollTop, heightPx: box.clientHeight }
        )
      )
      if (scrollPx !== Math.round(box.scrollTop)) box.scrollTop = scrollPx
    })
  }
  const watch = new ResizeObserver(show)
  const until = new AbortController()
  const { signal } = until
  const end = (): void => {
    cancelAnimationFrame(frame)
    watch.disconnect()
    until.abort()
  }
  const find = (frames: number): void => {
    row = box.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
    if (row === null) {
      if (frames > 0) frame = requestAnimationFrame(() => find(frames - 1))
      return
    }
    watch.observe(row)
    watch.observe(box)
    if (box.firstElementChild !== null) watch.observe(box.firstElementChild)
  }
  box.addEventListener('wheel', end, { passive: true, signal })
  box.addEventListener('pointerdown', end, { signal })
  box.addEventListener('keydown', ({ key }) => !quietKeys.has(key) && end(), { signal })
  find(framesToWait)
  return end
}

/** Returns the nearest scroll offset that shows all of a row, or the top of a taller row. */
export function scrollToShow(
  row: { topPx: number; heightPx: number },
  view: { scrollPx: number; heightPx: number }
): number {
  const bottomPx = row.topPx + row.heightPx
  if (row.heightPx >= view.heightPx || row.topPx < view.scrollPx) return row.topPx
  return bottomPx > view.scrollPx + view.heightPx ? bottomPx - view.heightPx : view.scrollPx
}
