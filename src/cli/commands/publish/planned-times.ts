import type { Job } from '../../../contract/queue/job.ts'
import type { Schedule } from '../../../contract/queue/schedule.ts'
import { assignTimes } from '../../../engine/domain/series.ts'
import { machineZone } from '../../../engine/domain/wall-time.ts'

const holdsItsTime: ReadonlySet<Job['phase']> = new Set([
  'waiting',
  'uploading',
  'uploaded',
  'submitting',
  'scheduled',
  'unknown'
])

/** Times that confirming now would give `count` jobs of the account, in queue order; null: now. */
export function plannedTimes(
  queue: readonly Job[],
  profileId: string,
  count: number,
  schedule: Schedule,
  nowMs: number
): (number | null)[] | 'passed' {
  const taken = queue.flatMap((job) =>
    job.profileId === profileId &&
    job.scheduledFor !== null &&
    !job.missed &&
    holdsItsTime.has(job.phase)
      ? [Date.parse(job.scheduledFor)]
      : []
  )
  const firstMs = schedule.scheduledFor === null ? null : Date.parse(schedule.scheduledFor)
  return assignTimes(
    { firstMs, spacing: schedule.every, timeZone: schedule.timeZone ?? machineZone() },
    count,
    nowMs,
    taken
  )
}
