import type { JobRow } from '../../contract/ipc-rows.ts'
import { useApp } from './app-store.ts'
import { rowStore } from './queue-link.ts'

/** Uploads without a byte for this long count as stalled. The engine gives up after a minute. */
const stallAfterMs = 30_000

/**
 * Seconds since an upload last moved a byte; null while it moves, or if that cannot be known.
 * @param movedAtMs when its byte count last changed, or when it began; null where nobody counted
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

/** Whether the upload of this row stands still at this moment. */
export function stalledNow(id: string): boolean {
  const row = rowStore.row(id)
  const sendsHere = useApp.getState().state?.queue?.runner === 'this'
  return (
    row !== undefined && stalledForS(row, rowStore.movedAtMs(id), Date.now(), sendsHere) !== null
  )
}
