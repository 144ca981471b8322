import { accountName } from '../../contract/account/account-name.ts'
import type { Account } from '../../contract/account/account.ts'
import { dayMs } from '../../contract/duration.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import { countIn, summarise } from '../../contract/queue/queue-summary.ts'
import type { QueueSummary } from '../../contract/queue/queue-summary.ts'
import type { JobFacts } from './job-facts.ts'

/** Posts of one account that count in its daily limit. */
interface QuotaLine {
  name: string
  sent: number
  limit: number
}

/** The queue's numbers for the menus, the tray and the quit dialog. */
export interface DesktopSummary extends QueueSummary {
  /** Whether a queue is open. */
  open: boolean
  hasAccount: boolean
  paused: boolean
  /** Paused, but running sends finish. */
  stopping: boolean
  /** Unsent files with a time that this app keeps. */
  localTimes: number
  /** Rows that can be cleared. */
  finished: number
  /** Rows that wait for the user: posts of unknown result, and all missed times as one. */
  needsUser: number
  /** Accounts in the list's order. */
  quota: QuotaLine[]
}

/** Sums up the queue. Cleared rows count only in the daily limit. */
export function desktopSummary(
  jobs: readonly JobFacts[],
  queue: QueueState | null,
  accounts: readonly Account[],
  nowMs: number,
  sentBytes: (jobId: string) => number
): DesktopSummary {
  const shown = jobs.filter(({ hidden }) => !hidden)
  const summary = summarise(shown, sentBytes)
  const sent = new Map<string, number>()
  for (const { countsAtMs, profileId } of jobs)
    if (countsAtMs !== null && countsAtMs > nowMs - dayMs && countsAtMs <= nowMs)
      sent.set(profileId, (sent.get(profileId) ?? 0) + 1)
  return {
    ...summary,
    open: queue !== null,
    hasAccount: accounts.length > 0,
    paused: queue?.paused ?? false,
    stopping: queue?.stopping ?? false,
    localTimes: shown.filter(({ localTime }) => localTime).length,
    finished: countIn(summary, 'ended'),
    needsUser: summary.unknown + ((queue?.missedJobs ?? 0) > 0 ? 1 : 0),
    quota: accounts.map((account) => ({
      name: accountName(account),
      sent: sent.get(account.profileId) ?? 0,
      limit: account.dailyLimit
    }))
  }
}
