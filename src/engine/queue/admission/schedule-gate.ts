import type { Schedule } from '../../../contract/queue/schedule.ts'
import {
  aetherHorizonMs,
  missedAfterMs,
  planSchedule,
  type SchedulePlan
} from '../../domain/schedule.ts'
import { isInSeries, type Series } from '../../domain/series.ts'
import { machineZone } from '../../domain/wall-time.ts'
import { noRemoteChange, type JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { roomAt } from './daily-limit.ts'

/** Returns what the job's time means now, given Aether's schedule and that day's daily limit. */
export function scheduleOf(context: QueueContext, job: StoredJob, nowMs: number): SchedulePlan {
  return planSchedule({
    scheduledForMs: job.scheduled_for_ms,
    nowMs,
    uploaded: job.media_key !== null,
    mayHandOver: mayHandOver(context, job, nowMs),
    clockIsOff: context.skew.tellableMs() !== null
  })
}

function mayHandOver(context: QueueContext, job: StoredJob, nowMs: number): boolean {
  const atMs = job.scheduled_for_ms
  if (atMs === null || job.keep_local || context.meta.handOverStopped) return false
  // Checked again once the time is close enough to schedule at Aether.
  if (atMs - nowMs > aetherHorizonMs) return true
  return roomAt(context, context.accounts.ensure(job.profile_id), atMs, job.id).left > 0
}

/** Returns how a job waits by its plan; null if nothing holds it. */
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

/** Whether an armed job goes out when this schedule would send it. */
export function keepsItsTime(
  schedule: Schedule | undefined,
  job: StoredJob,
  nowMs: number
): boolean {
  if (schedule === undefined) return true
  const series = seriesOf(schedule)
  if (job.scheduled_for_ms === null) return series.firstMs === null || series.firstMs <= nowMs
  if (schedule.keepLocal !== job.keep_local) return false
  return isInSeries(series, job.scheduled_for_ms)
}

/** Returns the series of a schedule, in this machine's zone unless the schedule names one. */
export const seriesOf = ({ scheduledFor, every, timeZone }: Schedule): Series => ({
  firstMs: scheduledFor === null ? null : Date.parse(scheduledFor),
  spacing: every,
  timeZone: timeZone ?? machineZone()
})

/** Columns of a job without a time: a time belongs to a confirmation and ends with it. */
export const noTime: JobChanges = {
  scheduled_for_ms: null,
  hand_over: null,
  keep_local: false,
  missed: false,
  ...noRemoteChange
}

/** Columns of a job that is no longer, or not yet, at Aether. */
export function keptHere(job: Pick<StoredJob, 'scheduled_for_ms'>): JobChanges {
  return { hand_over: job.scheduled_for_ms === null ? null : 'local', ...noRemoteChange }
}

/**
 * Marks every waiting job whose time passed over 30 minutes ago as missed, for one question about
 * all of them. None is sent before the user answers.
 */
export function setMissedAside({ jobs, schedule, skew, ports }: QueueContext): void {
  // If the clock is known to be wrong, no time counts as passed.
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
