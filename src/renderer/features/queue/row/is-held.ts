import type { JobRow } from '../../../../contract/ipc-rows.ts'

/** Nothing moves this row before the user fixes the key or the account. */
export function isHeld({ phase, waiting }: Pick<JobRow, 'phase' | 'waiting'>): boolean {
  return (
    phase === 'waiting' && (waiting?.reason === 'not-authorised' || waiting?.reason === 'reconnect')
  )
}
