import type { Account } from '../../contract/account/account.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import { isIn } from '../../contract/queue/phase.ts'
import type { JobFacts } from './job-facts.ts'
import { dayMs } from '../../contract/duration.ts'

/** Posts of one account that count against its limit of any 24 hours. */
export interface QuotaLine {
  name: string
  sent: number
  limit: number
}

/** The queue in the few numbers that the menus, the tray and the quit dialog speak of. */
export interface QueueSummary {
  /** A queue is open. */
  open: boolean
  hasAccount: boolean
  paused: boolean
  /** Paused, but what was being sent still goes out. */
  stopping: boolean
  /** Files whose upload or post is under way in this app. */
  sending: number
  /** Confirmed files that this app still has to send: they stay here while it is closed. */
  unsent: number
  /** Of those, the ones with a time that this app keeps. */
  localTimes: number
  /** Posts that Aether keeps for later. */
  handedOver: number
  /** Posts that TikTok is processing. */
  processing: number
  failed: number
  /** Rows that can be cleared. */
  finished: number
  /** Rows that wait for the user: posts of unknown result, and all missed times as one. */
  needsUser: number
  /** Accounts in the list's order. */
  quota: QuotaLine[]
}

/** Adds the queue up. Rows that were cleared count for the daily limit alone. */
export function summarise(
  jobs: Iterable<JobFacts>,
  queue: QueueState | null,
  accounts: readonly Account[],
  nowMs: number
): QueueSummary {
  const sent = new Map<string, number>()
  const summary: QueueSummary = {
    open: queue !== null,
    hasAccount: accounts.length > 0,
    paused: queue?.paused ?? false,
    stopping: queue?.stopping ?? false,
    sending: 0,
    unsent: 0,
    localTimes: 0,
    handedOver: 0,
    processing: 0,
    failed: 0,
    finished: 0,
    needsUser: (queue?.missedJobs ?? 0) > 0 ? 1 : 0,
    quota: []
  }
  for (const job of jobs) {
    if (job.countsAtMs !== null && job.countsAtMs > nowMs - dayMs && job.countsAtMs <= nowMs)
      sent.set(job.profileId, (sent.get(job.profileId) ?? 0) + 1)
    if (job.hidden) continue
    addPhase(summary, job)
  }
  summary.quota = accounts.map(({ profileId, username, displayName, dailyLimit }) => ({
    name: username === null ? (displayName ?? profileId) : `@${username.replace(/^@/, '')}`,
    sent: sent.get(profileId) ?? 0,
    limit: dailyLimit
  }))
  return summary
}

function addPhase(summary: QueueSummary, job: JobFacts): void {
  const { phase } = job
  if (isIn(phase, 'waiting', 'upload')) summary.unsent += 1
  if (isIn(phase, 'upload') || phase === 'submitting') summary.sending += 1
  if (job.localTime) summary.localTimes += 1
  if (phase === 'processing') summary.processing += 1
  if (phase === 'scheduled') summary.handedOver += 1
  if (phase === 'failed') summary.failed += 1
  if (isIn(phase, 'ended')) summary.finished += 1
  if (phase === 'unknown') summary.needsUser += 1
}
