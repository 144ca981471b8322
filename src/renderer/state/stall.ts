import type { JobRow } from '../../contract/ipc-rows.ts'
import { useApp } from './app-store.ts'
import { rowStore } from './queue-link.ts'

/** Uploads without a byte for this long count as stalled. The engine fails them after a minute. */
const stallAfterMs = 30_000

/**
 * Returns the seconds since an upload last moved a byte; null while it moves, or if unknown.
 * @param movedAtMs when its byte count last changed, or it started; null if not counted
 * @param sendsHere this process sends: another process's byte counts do not arrive here
 */
export function stalledForS(
  { phase }: Pick<JobRow, 'phase'>,
  movedAtMs: number | null,
  nowMs: number,
  sendsHere: boolean
): number | null {
  if (phase !== 'uploading' || movedAtMs === null || !sendsHere) return null
  const stillMs = nowMs - movedAtMs
  return stillMs < stallAfterMs ? null : Math.floor(stillMs / 1000)
}

/** Returns whether the upload of this row is stalled now. */
export function stalledNow(id: string): boolean {
  const row = rowStore.row(id)
  const sendsHere = useApp.getState().state?.queue?.runner === 'this'
  return (
    row !== undefined && stalledForS(row, rowStore.movedAtMs(id), Date.now(), sendsHere) !== null
  )
}
