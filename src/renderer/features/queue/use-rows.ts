import { useCallback, useSyncExternalStore } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { rowStore } from '../../app/queue-link.ts'
import type { Filter } from './filters.ts'
import type { Totals } from './totals.ts'

/** One row; the component renders again when this row changes and at no other time. */
export function useRow(id: string): JobRow | undefined {
  const subscribe = useCallback((listener: () => void) => rowStore.subscribeRow(id, listener), [id])
  return useSyncExternalStore(subscribe, () => rowStore.row(id))
}

export function useSentBytes(id: string): number {
  const subscribe = useCallback((listener: () => void) => rowStore.subscribeRow(id, listener), [id])
  return useSyncExternalStore(subscribe, () => rowStore.sentBytes(id))
}

export function useRowIds(filter: Filter): readonly string[] {
  return useSyncExternalStore(rowStore.subscribe, () => rowStore.ids(filter))
}

export function useAllRows(): readonly JobRow[] {
  return useSyncExternalStore(rowStore.subscribe, rowStore.rows)
}

export function useTotals(): Totals {
  return useSyncExternalStore(rowStore.subscribe, rowStore.totals)
}
