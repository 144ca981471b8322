import { basename } from 'node:path'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type { ArmRequest, RequestResult } from '../../../contract/queue/queue-command.ts'
import { scheduleSchema } from '../../../contract/queue/schedule.ts'
import { verdictOf } from '../../checks/rules.ts'
import { renderCaption } from '../../../contract/text/caption.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { each, type CommandOutcome } from './command-result.ts'
import { withCaption } from './edit-command.ts'
import { shareOutTimes, withTime, type Times } from './schedule-command.ts'

/** Arms the jobs; assigns the times of a series in queue order. */
export function armAll(context: QueueContext, request: ArmRequest): RequestResult {
  const schedule = scheduleSchema.parse(request.schedule ?? {})
  const times = shareOutTimes(
    context,
    request.jobIds.filter((id) => mayTakePlace(request, context.jobs.get(id))),
    schedule
  )
  return each(context, request.jobIds, (job) =>
    arm(context, job, request, times, schedule.keepLocal)
  )
}

/** Returns the options to arm the job with; null if none were chosen. */
const optionsFor = (request: ArmRequest, job: StoredJob | null): PostOptions | null =>
  request.options ?? job?.options ?? null

/** Whether the user saw the job as it is now. A new position or hash needs no new review. */
function isAsSeen({ seen }: ArmRequest, job: StoredJob): boolean {
  return seen === undefined || job.shown_revision <= (seen[job.id] ?? -1)
}

/** Whether the job gets one of the assigned times. */
const mayTakePlace = (request: ArmRequest, job: StoredJob | null): boolean =>
  job !== null && optionsFor(request, job) !== null && isAsSeen(request, job)

function arm(
  context: QueueContext,
  job: StoredJob,
  request: ArmRequest,
  times: Times,
  keepLocal: boolean
): CommandOutcome {
  if (job.phase !== 'ready') return `It is ${phaseWords[job.phase]}, not ready.`
  if (!isAsSeen(request, job))
    return `${basename(job.path)} was changed meanwhile. Look at it again, then confirm it.`
  const options = optionsFor(request, job)
  if (options === null) return 'Nobody has chosen who can see it.'
  const atMs = times.get(job.id)
  if (atMs === undefined) return 'The time that was named has passed. Name a later one.'
  const getsCaption = request.captioned?.includes(job.id) ?? true
  const caption =
    request.caption === undefined || !getsCaption
      ? job.caption
      : renderCaption(request.caption, basename(job.path))
  const findings = withCaption(job.findings, caption)
  if (verdictOf(findings) === 'block')
    return findings.find((finding) => finding.severity === 'block')?.message ?? 'It is blocked.'
  const nowMs = context.ports.clock.nowMs()
  return context.jobs.move(job, 'arm', {
    caption,
    findings,
    options,
    consent_at_ms: nowMs,
    attempts: 0,
    ...withTime(context, atMs, keepLocal)
  })
}
