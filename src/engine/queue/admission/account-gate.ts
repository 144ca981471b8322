import type { WaitReason } from '../../../contract/queue/phase.ts'
import { handOverLeastMs } from '../../domain/schedule.ts'
import type { QueueContext } from '../queue-context.ts'
import { holdForQuota, roomAt } from './daily-limit.ts'

type Gate = Pick<QueueContext, 'jobs' | 'accounts' | 'meta'>

/**
 * Accounts that may not begin another upload, mapped to the instant when that ends: their
 * connection ended, or their day is full, counting posts under way. Posts that Aether keeps for
 * another day go on. Jobs held by this get the reason.
 */
export function closedAccounts(context: Gate, nowMs: number): Record<string, number> {
  const { jobs, accounts, meta } = context
  const closed: Record<string, number> = {}
  for (const { profileId, usable } of accounts.list()) {
    const verdict = roomAt(context, profileId, nowMs)
    if (!usable) closed[profileId] = holdAccount(context, profileId, 'reconnect', null, nowMs)
    else if (verdict.opensAtMs !== null)
      closed[profileId] = holdAccount(context, profileId, 'quota', verdict.opensAtMs, nowMs)
    else {
      // Uploaded posts that wait for a look at the first one have their places.
      const underWay =
        jobs.countInPhases(['uploading', 'uploaded'], profileId) +
        (meta.audience === 'open' ? jobs.ready.countHeld('audience-check', profileId) : 0)
      const room = verdict.left - underWay
      if (room <= 0) closed[profileId] = nowMs + handOverLeastMs
      else if (!jobs.ready.hasStartable(profileId, nowMs, null))
        jobs.ready.pullForward(profileId, room)
    }
  }
  return closed
}

function holdAccount(
  context: Gate,
  profileId: string,
  reason: WaitReason,
  untilMs: number | null,
  nowMs: number
): number {
  const { jobs } = context
  if (jobs.ready.hasStartable(profileId, nowMs, untilMs)) {
    if (reason === 'quota' && untilMs !== null) holdForQuota(context, profileId, untilMs, nowMs)
    else jobs.holdWaiting(reason, untilMs, profileId, nowMs)
  }
  return untilMs ?? Number.MAX_SAFE_INTEGER
}
