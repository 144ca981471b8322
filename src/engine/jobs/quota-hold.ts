import { quotaPlan, quotaWindowMs } from '../core/quota.ts'
import type { QueueContext } from './queue-context.ts'

/**
 * Lets every job of a closed account wait until its own turn: the first until the account opens, the others as the daily
 * limit spreads them. Rows whose time stays the same are not touched.
 */
export function holdForQuota({ jobs, accounts }: Pick<QueueContext, 'jobs' | 'accounts'>, profileId: string, opensAtMs: number, nowMs: number): void {
  jobs.transaction(() => {
    const queue = jobs.quotaQueue(profileId, nowMs, opensAtMs)
    const posted = jobs.postedSince(profileId, nowMs - quotaWindowMs)
    const plan = quotaPlan(posted, accounts.ensure(profileId).dailyLimit, nowMs, opensAtMs, queue.length)
    for (const [index, { id, dueAtMs }] of queue.entries()) {
      const untilMs = plan[index] ?? opensAtMs
      if (dueAtMs !== untilMs) jobs.holdForQuota(id, untilMs)
    }
  })
}
