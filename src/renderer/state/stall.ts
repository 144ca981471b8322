import type { JobRow } from '../../contract/ipc-rows.ts'

/** An upload that moved no byte for so long says so. The engine gives it up by itself after a minute. */
const stallAfterMs = 30_000

/**
 * For how many seconds an upload has moved no byte; null while it moves, or while that cannot be known.
 * @param movedAtMs when its byte count last changed, or when it began; null where nobody counted
 * @param sendsHere this process sends: byte counts of another one's uploads do not come here
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
