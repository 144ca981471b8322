import { handOverLeastMs } from '../../domain/schedule.ts'
import type { QueueContext } from '../queue-context.ts'
import { holdForQuota, roomAt } from './daily-limit.ts'

/**
 * Returns accounts that may not start another upload, with the time they reopen: their connection
 * ended, or their daily limit is reached, counting posts under way. Posts that Aether keeps for
 * another day continue. Jobs held by this get the reason.
 */
export function closedAccounts(context: QueueContext, nowMs: number): Record<string, number> {
  const { jobs, accounts, meta } = context
  const closed: Record<string, number> = {}
  for (const account of accounts.list()) {
    const { profileId, usable } = account
    const { opensAtMs, left } = roomAt(context, account, nowMs)
    if (!usable) {
      closed[profileId] = Number.MAX_SAFE_INTEGER
      if (jobs.ready.hasStartable(profileId, nowMs, null))
        jobs.holdWaiting('reconnect', nowMs, profileId)
    } else if (opensAtMs !== null) {
      closed[profileId] = opensAtMs
      if (jobs.ready.hasStartable(profileId, nowMs, opensAtMs))
        holdForQuota(context, profileId, opensAtMs, nowMs)
    } else {
      // Uploaded posts that wait for the audience check of the first one keep their places.
      const underWay =
        jobs.countInPhases(['uploading', 'uploaded'], profileId) +
        (meta.audience === 'open' ? jobs.ready.countHeld('audience-check', profileId) : 0)
      const room = left - underWay
      if (room <= 0) closed[profileId] = nowMs + handOverLeastMs
      else if (!jobs.ready.hasStartable(profileId, nowMs, null))
        jobs.ready.pullForward(profileId, room)
    }
  }
  return closed
}
