import type { Account } from '../../../contract/account/account.ts'
import {
  closedUntilMs,
  quotaDecision,
  quotaPlan,
  quotaWindowMs,
  type QuotaDecision
} from '../../domain/quota.ts'
import type { JobStore } from '../store/job-store.ts'
import type { QueueContext, Stores } from '../queue-context.ts'
import type { Queued } from '../store/ready-jobs.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Above this number, planning the whole queue costs less per job. */
const mostAppended = 100

/**
 * Returns the room of an account in its rolling day at `atMs`.
 * @param exceptId a job whose own post does not count
 */
export function roomAt(
  { jobs, accounts }: Stores,
  { profileId, dailyLimit }: Pick<Account, 'profileId' | 'dailyLimit'>,
  atMs: number,
  exceptId?: string
): QuotaDecision {
  return quotaDecision(
    jobs.postedSince(profileId, atMs - quotaWindowMs, exceptId),
    dailyLimit,
    atMs,
    accounts.closure(profileId).closedUntilMs
  )
}

/** Closes an account after POST_LIMIT_REACHED; returns when it opens. Keeps the user's limit. */
export function closeAccount(
  context: QueueContext,
  job: Pick<StoredJob, 'id' | 'profile_id'>
): number {
  const { jobs, accounts, ports } = context
  const nowMs = ports.clock.nowMs()
  const posted = jobs
    .postedSince(job.profile_id, nowMs - quotaWindowMs, job.id)
    .filter((atMs) => atMs <= nowMs)
  const { refusals } = accounts.closure(job.profile_id)
  const opensAtMs = closedUntilMs(posted, nowMs, refusals)
  accounts.setClosure(job.profile_id, {
    closedUntilMs: opensAtMs,
    refusals: posted.length === 0 ? refusals + 1 : 0
  })
  holdForQuota(context, job.profile_id, opensAtMs, nowMs)
  return opensAtMs
}

/** The basis of an account's plan: its limit, its opening, and the posts in its day. */
interface Day {
  profileId: string
  dailyLimit: number
  opensAtMs: number
  postedMs: readonly number[]
}

/** By account: the day, as text, that its waiting jobs were planned for. Empty after a restart. */
const plannedFor = new WeakMap<JobStore, Map<string, string>>()

/**
 * Schedules every job of a closed account: the first when the account opens, the others as the
 * daily limit allows. Leaves unchanged rows alone. Jobs added behind all others, with all else
 * equal, get the next times, so that confirming one file does not read ten thousand.
 */
export function holdForQuota(
  { jobs, accounts }: Stores,
  profileId: string,
  opensAtMs: number,
  nowMs: number
): void {
  const planned = plannedFor.get(jobs) ?? new Map<string, string>()
  plannedFor.set(jobs, planned)
  jobs.transaction(() => {
    const day: Day = {
      profileId,
      dailyLimit: accounts.ensure(profileId).dailyLimit,
      opensAtMs,
      postedMs: jobs.postedSince(profileId, nowMs - quotaWindowMs)
    }
    const text = JSON.stringify(day)
    const added = jobs.ready.startable(profileId, nowMs, opensAtMs)
    if (planned.get(profileId) === text && append(jobs, day, added, nowMs)) return
    planAll(jobs, day, added, nowMs)
    planned.set(profileId, text)
  })
}

/** Plans jobs after the last waiting one; false if one precedes it or it is not the latest. */
function append(
  { ready }: JobStore,
  { profileId, dailyLimit, postedMs }: Day,
  added: readonly Queued[],
  nowMs: number
): boolean {
  const last = ready.lastHeldForDay(profileId)
  if (
    last === null ||
    added.length === 0 ||
    added.length > mostAppended ||
    added.some((job) => job.position <= last.position)
  )
    return false
  const latest = ready.latestPlanned(profileId, dailyLimit)
  if (last.dueAtMs === null || last.dueAtMs <= nowMs || latest[0] !== last.dueAtMs) return false
  const plan = quotaPlan([...postedMs, ...latest], dailyLimit, nowMs, last.dueAtMs, added.length)
  for (const [index, { id }] of added.entries()) ready.holdForDay(id, plan[index] ?? last.dueAtMs)
  return true
}

function planAll(
  { ready }: JobStore,
  { profileId, dailyLimit, opensAtMs, postedMs }: Day,
  added: readonly Queued[],
  nowMs: number
): void {
  const held = ready.heldForDay(profileId)
  const known = new Set(held.map((job) => job.id))
  const queue = [...held, ...added.filter((job) => !known.has(job.id))].toSorted(
    (a, b) => a.position - b.position
  )
  const plan = quotaPlan(postedMs, dailyLimit, nowMs, opensAtMs, queue.length)
  for (const [index, { id, dueAtMs }] of queue.entries()) {
    const untilMs = plan[index] ?? opensAtMs
    if (dueAtMs !== untilMs) ready.holdForDay(id, untilMs)
  }
}
