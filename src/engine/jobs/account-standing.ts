import type { Account, AccountLimits } from '../../contract/account.ts'
import type { AccountQuota } from '../../contract/ipc/account-calls.ts'
import { quotaVerdict, quotaWindowMs } from '../core/quota.ts'
import type { QueueContext } from './queue-context.ts'

type Stores = Pick<QueueContext, 'jobs' | 'accounts'>

/** How much of an account's rolling 24 hours is used, and when the next post may go out. */
export function accountQuota({ jobs, accounts }: Stores, profileId: string, nowMs: number): AccountQuota {
  const { dailyLimit } = accounts.ensure(profileId)
  const posted = jobs.postedSince(profileId, nowMs - quotaWindowMs)
  const { closedUntilMs } = accounts.closure(profileId)
  const { opensAtMs } = quotaVerdict(posted, dailyLimit, nowMs, closedUntilMs)
  return {
    profileId,
    used: posted.filter((at) => at <= nowMs).length,
    limit: dailyLimit,
    opensAt: opensAtMs === null ? null : new Date(opensAtMs).toISOString(),
    closed: closedUntilMs !== null && closedUntilMs > nowMs
  }
}

/**
 * Stores an account's limits. Files that nobody confirmed yet are checked again when the checks would say something
 * else; what is confirmed stays as the person saw it.
 */
export function changeLimits({ jobs, accounts }: Stores, profileId: string, limits: Partial<AccountLimits>): Account {
  return jobs.transaction(() => {
    const before = checksOf(accounts.ensure(profileId))
    const account = accounts.setLimits(profileId, limits)
    if (checksOf(account) === before) return account
    for (const job of [...jobs.inPhase('needs-attention'), ...jobs.inPhase('ready')]) {
      if (job.profile_id === profileId) jobs.move(job, 'check-again', {})
    }
    return account
  })
}

/** The part of the limits that files are checked against. */
function checksOf({ accountType, minDurationS, maxDurationS, strictAspect }: AccountLimits): string {
  return JSON.stringify([accountType, minDurationS, maxDurationS, strictAspect])
}
