import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { setSelected, toggleExpanded, useApp } from '../../../state/app-store.ts'
import { placeAfterKey } from '../../../shared/place-after-key.ts'
import { t } from '../../../../contract/messages/say.ts'
import { ColumnHeader } from './column-header.tsx'
import { rowHeightPx } from './columns.ts'
import { actOnKey } from './list-keys.ts'
import { QueueRow } from './queue-row.tsx'
import { openRowMenuAt } from '../row/row-menu-store.ts'
import { clickRow } from './selection.ts'
import { useDragRows } from './use-drag-rows.ts'
import { useFocusedRow } from './use-focused-row.ts'
import { useListWidth } from './use-list-width.ts'
import { useOpenedRow } from './use-opened-row.ts'

/** Room below the last row, so that a notice over the list's end never covers it for good. */
const noticePx = 72

const idAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined

/** The rows below their header. Only rows on screen have elements, so 10,000 scroll like ten. */
export function QueueList({ ids }: { ids: readonly string[] }) {
  const list = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useListWidth(list, scroller)
  const anchor = useRef<string | null>(null)
  const inOrder = useApp((app) => app.sort.column === 'order' && !app.sort.descending)
  // This project does not use the compiler that this rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: 6,
    paddingEnd: noticePx
  })
  const expanded = useApp((app) => app.expanded)
  const measured = useRef(expanded)
  useEffect(() => {
    // Only open rows are measured: the others have one height, and measuring causes a layout.
    for (const id of measured.current) {
      const index = expanded.has(id) ? -1 : ids.indexOf(id)
      if (index !== -1) virtual.resizeItem(index, rowHeightPx)
    }
    measured.current = expanded
  }, [expanded, ids, virtual])
  useOpenedRow(scroller, expanded)
  const { focusedId, at, goTo, noteFocus } = useFocusedRow(scroller, ids, (index) =>
    virtual.scrollToIndex(index)
  )
  const { drag, onPointerDown } = useDragRows(scroller, ids, (offset) =>
    virtual.getVirtualItemForOffset(offset)
  )

  const select = (id: string, how: { toggle: boolean; range: boolean }): void => {
    const next = clickRow(
      ids,
      { selected: useApp.getState().selected, anchor: anchor.current },
      id,
      how
    )
    anchor.current = next.anchor
    setSelected(next.selected)
  }
  const onClick = (event: MouseEvent): void => {
    const id = idAt(event.target)
    if (
      id === undefined ||
      !(event.target instanceof Element) ||
      event.target.closest('button, [data-details], [data-grip]') !== null
    )
      return
    const box = event.target.closest('input') !== null
    select(id, { toggle: box || event.ctrlKey || event.metaKey, range: event.shiftKey })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // The list handles keys only while a row itself has the focus, not a control inside it.
    if (
      focusedId === null ||
      !(event.target instanceof HTMLElement) ||
      event.target.dataset['row'] === undefined
    )
      return
    if (event.key === ' ') select(focusedId, { toggle: true, range: event.shiftKey })
    else if (!actOnKey(event, focusedId, ids)) {
      const next = event.altKey ? null : placeAfterKey(event.key, at, ids.length - 1)
      const id = next === null ? undefined : ids[next]
      if (next === null || id === undefined) return
      anchor.current ??= focusedId
      if (event.shiftKey) select(id, { toggle: false, range: true })
      goTo(next)
    }
    event.preventDefault()
  }

  // The moment when a full queue is first visible: bench/ui reads it.
  useEffect(() => void performance.mark('first-rows'), [])
  useEffect(() => {
    // A range starts where the last one started, even after filtering.
    if (anchor.current !== null && !ids.includes(anchor.current)) anchor.current = null
  }, [ids])

  return (
    <div
      ref={list}
      role="grid"
      aria-label={t('queue.label')}
      aria-multiselectable
      aria-rowcount={ids.length + 1}
      className="flex min-h-0 flex-1 flex-col"
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onFocus={(event: FocusEvent) => noteFocus(idAt(event.target) ?? null)}
      onPointerDown={onPointerDown}>
      <div role="rowgroup" className="shrink-0 overflow-hidden bg-canvas [scrollbar-gutter:stable]">
        <ColumnHeader ids={ids} />
      </div>
      <div
        role="rowgroup"
        ref={scroller}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto bg-surface [scrollbar-gutter:stable]">
        <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const id = ids[item.index]
            if (id === undefined) return null
            return (
              <div
                key={item.key}
                ref={expanded.has(id) ? virtual.measureElement : undefined}
                data-index={item.index}
                className="absolute top-0 left-0 w-full contain-content"
                style={{ transform: `translateY(${item.start}px)` }}>
                <QueueRow
                  id={id}
                  index={item.index}
                  focusable={id === (focusedId ?? ids[0])}
                  movable={inOrder}
                  moving={drag?.ids.has(id) ?? false}
                />
              </div>
            )
          })}
          {drag !== null && (
            <div
              aria-hidden
              className="pointer-events-none absolute left-0 z-10 -mt-px h-0.5 w-full bg-accent"
              style={{ transform: `translateY(${drag.topPx}px)` }}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function onContextMenu(event: MouseEvent): void {
  const row =
    event.target instanceof Element && event.target.closest('[data-details]') === null
      ? event.target.closest<HTMLElement>('[data-row]')
      : null
  const id = row?.dataset['row']
  if (row === null || id === undefined) return
  event.preventDefault()
  openRowMenuAt(id, row, event)
}

function onDoubleClick(event: MouseEvent): void {
  const id = idAt(event.target)
  if (
    id !== undefined &&
    event.target instanceof Element &&
    event.target.closest('button, input, [data-details]') === null
  )
    toggleExpanded(id)
}
