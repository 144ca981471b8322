import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { JobRow } from '../../contract/ipc-rows.ts'
import { rowStore } from './queue-link.ts'
import { useApp } from './app-store.ts'
import type { View } from './row-order.ts'
import type { Totals } from './totals.ts'

/** Returns one row; the component renders again only when this row changes. */
export const useRow = (id: string): JobRow | undefined => useOf(id, rowStore.row)

export const useSentBytes = (id: string): number => useOf(id, rowStore.sentBytes)

function useOf<T>(id: string, read: (id: string) => T): T {
  const subscribe = useCallback((listener: () => void) => rowStore.subscribeRow(id, listener), [id])
  return useSyncExternalStore(subscribe, () => read(id))
}

/** Returns the part of the list that the user chose to see. */
export function currentView(): View {
  const { filter, query, sort } = useApp.getState()
  return { filter, query, sort }
}

/** Returns the ids of the rows in view, in display order. */
export function useShownIds(): readonly string[] {
  const filter = useApp((app) => app.filter)
  const query = useApp((app) => app.query)
  const sort = useApp((app) => app.sort)
  const view = useMemo(() => ({ filter, query, sort }), [filter, query, sort])
  return useSyncExternalStore(rowStore.subscribe, () => rowStore.ids(view))
}

/** Returns all rows in order of sending, for decisions over the whole list. */
export function useAllRows(): readonly JobRow[] {
  return useSyncExternalStore(rowStore.subscribe, rowStore.rows)
}

/**
 * Caches a value derived from the rows; the same object as before while its content is the same.
 */
function reader<T>(make: (rows: readonly JobRow[]) => T): () => T {
  let last: { rows: readonly JobRow[]; view: T; text: string } | null = null
  return () => {
    const rows = rowStore.rows()
    if (last?.rows === rows) return last.view
    const view = make(rows)
    const text = JSON.stringify(view)
    last = { rows, view: last?.text === text ? last.view : view, text }
    return last.view
  }
}

/**
 * Returns a value derived from all rows in order of sending. Renders when the value differs, not
 * when a row does.
 * @param make returns plain data; the caller keeps the same function while its meaning is the same
 */
export function useRowsView<T>(make: (rows: readonly JobRow[]) => T): T {
  const read = useMemo(() => reader(make), [make])
  return useSyncExternalStore(rowStore.subscribe, read)
}

export function useTotals(): Totals {
  return useSyncExternalStore(rowStore.subscribe, rowStore.totals)
}
