import type { Delta, JobRow, Snapshot } from '../../../contract/ipc-rows.ts'
import { matches } from './filters.ts'
import type { Filter } from './filters.ts'
import { addUp } from './totals.ts'
import type { Totals } from './totals.ts'

type Listener = () => void

/**
 * All rows of the list, outside React. A row's component subscribes to its own id, so that a change costs the rows it
 * concerns and not the list; what is derived from all rows is computed once per change and only when asked for.
 */
export interface RowStore {
  load: (snapshot: Snapshot) => void
  apply: (delta: Pick<Delta, 'rows' | 'removed' | 'progress'>) => void
  row: (id: string) => JobRow | undefined
  sentBytes: (id: string) => number
  /** Ids in sending order; the same array as long as its content is the same. */
  ids: (filter: Filter) => readonly string[]
  /** All rows in sending order, for decisions over the whole list. */
  rows: () => readonly JobRow[]
  totals: () => Totals
  subscribeRow: (id: string, listener: Listener) => () => void
  /** Called after each change of any row or byte count. */
  subscribe: (listener: Listener) => () => void
}

export function createRowStore(): RowStore {
  const rows = new Map<string, JobRow>()
  const progress = new Map<string, number>()
  const rowListeners = new Map<string, Set<Listener>>()
  const listeners = new Set<Listener>()
  let order: JobRow[] | null = null
  let totals: Totals | null = null
  const views = new Map<Filter, { ids: readonly string[]; fresh: boolean }>()

  const staleRows = (): void => {
    order = null
    for (const view of views.values()) view.fresh = false
  }
  const tell = (ids: Iterable<string>): void => {
    totals = null
    for (const id of ids) rowListeners.get(id)?.forEach((listener) => listener())
    for (const listener of listeners) listener()
  }
  const sorted = (): JobRow[] => {
    order ??= [...rows.values()].toSorted((a, b) => a.position - b.position)
    return order
  }
  const sentBytes = (id: string): number => progress.get(id) ?? 0

  return {
    load(snapshot) {
      const touched = new Set([...rows.keys(), ...snapshot.rows.map((row) => row.id)])
      rows.clear()
      progress.clear()
      for (const row of snapshot.rows) rows.set(row.id, row)
      staleRows()
      tell(touched)
    },
    apply(delta) {
      const touched = new Set<string>()
      for (const row of delta.rows) {
        const held = rows.get(row.id)
        if (held !== undefined && held.revision > row.revision) continue
        rows.set(row.id, row)
        if (row.phase !== 'uploading') progress.delete(row.id)
        touched.add(row.id)
      }
      for (const id of delta.removed) {
        rows.delete(id)
        progress.delete(id)
        touched.add(id)
      }
      if (touched.size > 0) staleRows()
      for (const { jobId, sentBytes: sent } of delta.progress) {
        if (rows.get(jobId)?.phase !== 'uploading') continue
        progress.set(jobId, sent)
        touched.add(jobId)
      }
      if (touched.size > 0) tell(touched)
    },
    row: (id) => rows.get(id),
    sentBytes,
    ids(filter) {
      const view = views.get(filter)
      if (view?.fresh) return view.ids
      const ids = sorted().filter((row) => matches(row, filter)).map((row) => row.id)
      const same = view !== undefined && view.ids.length === ids.length && view.ids.every((id, i) => id === ids[i])
      const next = { ids: same ? view.ids : ids, fresh: true }
      views.set(filter, next)
      return next.ids
    },
    rows: sorted,
    totals() {
      totals ??= addUp(rows.values(), sentBytes)
      return totals
    },
    subscribeRow(id, listener) {
      const set = rowListeners.get(id) ?? new Set()
      rowListeners.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) rowListeners.delete(id)
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
