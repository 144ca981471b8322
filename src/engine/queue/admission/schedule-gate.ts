import { quotaDecision, quotaWindowMs } from '../../domain/quota.ts'
import {
  aetherHorizonMs,
  missedAfterMs,
  planSchedule,
  type SchedulePlan
} from '../../domain/schedule.ts'
import type { JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

type Facts = Pick<QueueContext, 'jobs' | 'accounts' | 'meta' | 'skew'>

/** What the job's time means now, given Aether's schedule and the daily limit on that day. */
export function scheduleOf(context: Facts, job: StoredJob, nowMs: number): SchedulePlan {
  return planSchedule({
    scheduledForMs: job.scheduled_for_ms,
    nowMs,
    uploaded: job.media_key !== null,
    mayHandOver: mayHandOver(context, job, nowMs),
    clockIsOff: context.skew.tellableMs() !== null
  })
}

function mayHandOver({ jobs, accounts, meta }: Facts, job: StoredJob, nowMs: number): boolean {
  const atMs = job.scheduled_for_ms
  if (atMs === null || job.keep_local || meta.handOverStopped) return false
  // It is asked again when its time comes inside Aether's days.
  if (atMs - nowMs > aetherHorizonMs) return true
  const account = accounts.ensure(job.profile_id)
  return (
    quotaDecision(
      jobs.postedSince(job.profile_id, atMs - quotaWindowMs, job.id),
      account.dailyLimit,
      atMs,
      accounts.closure(job.profile_id).closedUntilMs
    ).left > 0
  )
}

/** How a job waits by its plan; null when nothing holds it. */
export function waitOf(plan: SchedulePlan): JobChanges | null {
  switch (plan.kind) {
    case 'go':
    case 'hand-over':
      return null
    case 'wait':
      return { wait_reason: 'schedule', due_at_ms: plan.untilMs }
    case 'missed':
      return { wait_reason: 'schedule', due_at_ms: null, missed: true }
  }
}

/** Columns of a job without a time: a time belongs to a confirmation and ends with it. */
export const noTime: JobChanges = {
  scheduled_for_ms: null,
  hand_over: null,
  keep_local: false,
  missed: false,
  order_kind: null,
  order_for_ms: null
}

/** Columns of a job that is no longer, or not yet, at Aether. */
export function keptHere(job: Pick<StoredJob, 'scheduled_for_ms'>): JobChanges {
  return {
    hand_over: job.scheduled_for_ms === null ? null : 'local',
    order_kind: null,
    order_for_ms: null
  }
}

/**
 * Sets aside every waiting job whose time passed over 30 minutes ago, for one question about all of
 * them. None is sent before the answer.
 */
export function setMissedAside({
  jobs,
  schedule,
  skew,
  ports
}: Pick<QueueContext, 'jobs' | 'schedule' | 'skew' | 'ports'>): void {
  // By a clock that is known to be wrong nothing has gone by.
  if (skew.tellableMs() !== null) return
  const late = schedule.overdue(ports.clock.nowMs() - missedAfterMs)
  if (late.length === 0) return
  jobs.transaction(() => {
    for (const job of late)
      jobs.update(job, { wait_reason: 'schedule', due_at_ms: null, missed: true })
  })
  ports.shell.notify({
    title: late.length === 1 ? 'A post was missed' : `${late.length} posts were missed`,
    body: 'Their time went by while nothing could be sent. Say whether they go out now, at the next free day, or not at all.',
    jobId: late[0]?.id ?? null
  })
}
