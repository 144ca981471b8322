import type { Delta, JobRow, Snapshot } from '../../contract/ipc-rows.ts'
import { createRowOrder } from './row-order.ts'
import { addUp, type Totals } from './totals.ts'

type Listener = () => void

/**
 * Stores all rows, outside React. A row's component subscribes to its own id, so a change renders
 * only its rows; values derived from all rows are computed once per change and only on request.
 */
export function createRowStore(nowMs: () => number = Date.now) {
  const rows = new Map<string, JobRow>()
  const progress = new Map<string, number>()
  const movedAtMs = new Map<string, number>()
  const rowListeners = new Map<string, Set<Listener>>()
  const listeners = new Set<Listener>()
  const order = createRowOrder(rows)
  let all: readonly JobRow[] | null = null
  let totals: Totals | null = null

  const forgetUpload = (id: string): void => {
    progress.delete(id)
    movedAtMs.delete(id)
  }
  const put = (id: string, row: JobRow | undefined): void => {
    order.touch(rows.get(id), row)
    all = null
    if (row?.phase !== 'uploading') forgetUpload(id)
    else if (rows.get(id)?.attempts !== row.attempts || !movedAtMs.has(id))
      movedAtMs.set(id, nowMs())
    if (row === undefined) rows.delete(id)
    else rows.set(id, row)
  }
  const tell = (ids: Iterable<string>): void => {
    totals = null
    for (const id of ids) rowListeners.get(id)?.forEach((listener) => listener())
    for (const listener of listeners) listener()
  }
  const inOrder = (): readonly JobRow[] => {
    all ??= order.sorted('order').flatMap((id) => rows.get(id) ?? [])
    return all
  }
  const sentBytes = (id: string): number => progress.get(id) ?? 0

  return {
    load(snapshot: Snapshot): void {
      const touched = new Set([...rows.keys(), ...snapshot.rows.map((row) => row.id)])
      for (const id of rows.keys()) forgetUpload(id)
      rows.clear()
      for (const row of snapshot.rows) {
        rows.set(row.id, row)
        if (row.phase === 'uploading') movedAtMs.set(row.id, nowMs())
      }
      order.reset()
      all = null
      tell(touched)
    },
    apply(delta: Pick<Delta, 'rows' | 'removed' | 'progress'>): void {
      const touched = new Set<string>()
      for (const row of delta.rows) {
        const held = rows.get(row.id)
        if (held !== undefined && held.revision > row.revision) continue
        put(row.id, row)
        touched.add(row.id)
      }
      for (const id of delta.removed) {
        put(id, undefined)
        touched.add(id)
      }
      for (const { jobId, sentBytes: sent } of delta.progress) {
        // A repeated count is not progress.
        if (rows.get(jobId)?.phase !== 'uploading' || progress.get(jobId) === sent) continue
        progress.set(jobId, sent)
        movedAtMs.set(jobId, nowMs())
        touched.add(jobId)
      }
      if (touched.size > 0) tell(touched)
    },
    row: (id: string): JobRow | undefined => rows.get(id),
    sentBytes,
    /**
     * Returns when an upload's byte count last changed, or it started; null if it is not uploading.
     */
    movedAtMs: (id: string): number | null => movedAtMs.get(id) ?? null,
    ids: order.shown,
    /** Returns the ids of all rows in order of sending. */
    allIds: (): readonly string[] => order.sorted('order'),
    /** Returns all rows in order of sending, for decisions over the whole list. */
    rows: inOrder,
    totals: (): Totals => {
      totals ??= addUp(inOrder(), sentBytes)
      return totals
    },
    subscribeRow: (id: string, listener: Listener) => {
      const set = rowListeners.get(id) ?? new Set()
      rowListeners.set(id, set.add(listener))
      return (): void => {
        set.delete(listener)
        if (set.size === 0) rowListeners.delete(id)
      }
    },
    /** Calls back after each change of any row or byte count. */
    subscribe: (listener: Listener) => {
      listeners.add(listener)
      return (): void => void listeners.delete(listener)
    }
  }
}
