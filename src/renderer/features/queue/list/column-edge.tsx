import type { KeyboardEvent, PointerEvent } from 'react'
import { columnBounds, type SizedColumn } from '../../../../contract/queue/list-columns.ts'
import { t } from '../../../../contract/messages/say.ts'
import { resetColumnWidth, setColumnWidth, useColumns } from './column-store.ts'
import { widestNow } from './columns.ts'

const stepPx = 8

/**
 * The left edge of a column: resizes it by pointer, or by arrow keys while focused. The name takes
 * the difference, so the edge towards the name moves. A double click or Home resets.
 */
export function ColumnEdge({ column, label }: { column: SizedColumn; label: string }) {
  const layout = useColumns((columns) => columns.layout)
  const widthPx = layout.widths[column]

  const onPointerDown = (down: PointerEvent<HTMLElement>): void => {
    if (down.button !== 0) return
    down.preventDefault()
    const edge = down.currentTarget
    edge.setPointerCapture(down.pointerId)
    const wanted = (move: globalThis.PointerEvent): number => widthPx + down.clientX - move.clientX
    const onMove = (move: globalThis.PointerEvent): void =>
      setColumnWidth(column, wanted(move), false)
    const onUp = (up: globalThis.PointerEvent): void => {
      if (up.clientX !== down.clientX) setColumnWidth(column, wanted(up), true)
    }
    const until = new AbortController()
    const { signal } = until
    edge.addEventListener('pointermove', onMove, { signal })
    edge.addEventListener('pointerup', onUp, { signal })
    edge.addEventListener('lostpointercapture', () => until.abort(), { signal })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Home') resetColumnWidth(column)
    else if (event.key === 'ArrowLeft') setColumnWidth(column, widthPx + stepPx, true)
    else if (event.key === 'ArrowRight') setColumnWidth(column, widthPx - stepPx, true)
    else return
    event.preventDefault()
  }

  return (
    // A focusable separator is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('columns.widthOf', { column: label })}
      aria-valuenow={widthPx}
      aria-valuemin={columnBounds[column].min}
      aria-valuemax={widestNow(column, layout)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      title={t('columns.widthHint')}
      onPointerDown={onPointerDown}
      onDoubleClick={() => resetColumnWidth(column)}
      onKeyDown={onKeyDown}
      className="group/edge absolute top-0 -left-3 flex h-full w-3 cursor-col-resize touch-none justify-center py-1.5">
      <span className="h-full w-px bg-line group-hover/edge:bg-line-strong group-focus-visible/edge:bg-accent" />
    </div>
  )
}
