import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { setSelected, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { QueueRow } from './queue-row.tsx'
import { useRowIds } from './use-rows.ts'

const rowHeightPx = 61
const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_at, last) => last
}

/** The rows of the chosen tab. Only those in view exist as elements, so ten thousand scroll like ten. */
export function QueueList() {
  const filter = useApp((app) => app.filter)
  const ids = useRowIds(filter)
  const scroller = useRef<HTMLDivElement>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  // The compiler that this rule guards against is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: 10
  })
  const at = focusedId === null ? -1 : ids.indexOf(focusedId)
  const focusable = at === -1 ? ids[0] : focusedId

  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault()
      setSelected(ids)
      return
    }
    const move = moves[event.key]
    // Keys belong to the list while a row itself has the focus, not a control inside it.
    if (move === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return
    event.preventDefault()
    const next = move(Math.max(at, 0), ids.length - 1)
    const id = ids[next]
    if (id === undefined) return
    virtual.scrollToIndex(next)
    setFocusedId(id)
    // The row may only come to exist with the scrolling.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }))
  }

  if (ids.length === 0) return <p className="grid flex-1 place-items-center text-muted">{strings.queue.nothingHere}</p>
  return (
    <div ref={scroller} onKeyDown={onKeyDown} className="@container min-h-0 flex-1 overflow-y-auto overflow-x-hidden" tabIndex={-1}>
      <div role="list" aria-label={strings.queue.label} className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const id = ids[item.index]
          if (id === undefined) return null
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={ids.length}
              aria-posinset={item.index + 1}
              aria-labelledby={`name-${id} status-${id}`}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <QueueRow id={id} focusable={id === focusable} onFocus={() => setFocusedId(id)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
