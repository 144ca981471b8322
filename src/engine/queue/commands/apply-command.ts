import { basename } from 'node:path'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type {
  ArmRequest,
  QueueCommand,
  RequestResult
} from '../../../contract/queue/queue-command.ts'
import { scheduleSchema } from '../../../contract/queue/schedule.ts'
import { renderCaption } from '../../domain/caption-template.ts'
import { checkCaption, verdictOf } from '../../checks/rules.ts'
import type { Finding } from '../../../contract/media/finding.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import { trustAudience } from '../admission/audience-gate.ts'
import { clear } from './clear-command.ts'
import type { FileLook } from '../intake/file-snapshot.ts'
import type { JobChanges } from '../store/job-store.ts'
import { locate } from './locate-command.ts'
import { pause, resume } from './pause-command.ts'
import { recheckFreed, recheckPrimaries } from '../intake/recheck-duplicates.ts'
import { reorder } from './reorder-command.ts'
import { did, each, no, reconcileFirst, type Verdict } from './command-result.ts'
import { keptHere, noTime } from '../admission/schedule-gate.ts'
import {
  answerMissed,
  changeTime,
  shareOutTimes,
  withdraw,
  withTime,
  type Times
} from './schedule-command.ts'
import type { QueueContext, StopReason } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { restore, undoOf } from './undo-command.ts'

/** What a request needs from the runner besides the store: to reach into work in flight. */
export interface InFlight {
  /** Aborts the job's running step; false when none runs that can be aborted. */
  abort(jobId: string, reason: StopReason): boolean
  abortUploads(reason: StopReason): void
  /** Whether a step of this job is under way. */
  isAtWork(jobId: string): boolean
}

/**
 * Carries out one order of a person. Every change is checked against the phase table; what cannot be done says why.
 * @param look what was found where the order's files lie; asked only where `asksForFiles`
 */
export function applyRequest(
  context: QueueContext,
  inFlight: InFlight,
  request: QueueCommand,
  look: FileLook
): RequestResult {
  switch (request.kind) {
    case 'arm': {
      const schedule = scheduleSchema.parse(request.arm.schedule ?? {})
      const times = shareOutTimes(
        context,
        request.arm.jobIds.filter((id) => mayTakePlace(request.arm, context.jobs.get(id))),
        schedule
      )
      return each(context, request.arm.jobIds, (job) =>
        arm(context, job, request.arm, times, schedule.keepLocal)
      )
    }
    case 'edit':
      return each(context, request.jobIds, (job) => edit(context, job, request))
    case 'reschedule':
      return each(context, request.jobIds, (job) =>
        changeTime(context, job, request.scheduledFor, request.keepLocal ?? job.keep_local)
      )
    case 'missed':
      return answerMissed(context, request)
    case 'retry':
      context.hold.clear()
      context.jobs.releaseWaiting('not-authorised')
      return each(context, request.jobIds, (job) => retry(context, inFlight, job))
    case 'cancel':
      return andThen(
        context,
        () => each(context, request.jobIds, (job) => cancel(context, inFlight, job)),
        (ids) => recheckFreed(context, ids)
      )
    case 'resolve':
      return each(context, [request.jobId], (job) => resolve(context, inFlight, job, request.as))
    case 'clear':
      return andThen(
        context,
        () => each(context, request.jobIds, (job) => clear(context, job)),
        (ids) => recheckFreed(context, ids)
      )
    case 'audience-verified':
      trustAudience(context)
      return { changed: [], refused: [] }
    case 'restore':
      return andThen(
        context,
        () => each(context, request.jobIds, (job) => restore(context, job, look)),
        (ids) => recheckPrimaries(context, ids)
      )
    case 'reorder':
      return reorder(context, request)
    case 'locate':
      return each(context, [request.jobId], (job) =>
        locate(context, job, request.path, look, request.instead)
      )
    case 'pause':
      pause(context, inFlight, request.how ?? 'now')
      return { changed: [], refused: [] }
    case 'resume':
      resume(context)
      return { changed: [], refused: [] }
  }
}

/** Does what else follows from an order, stored together with it. */
function andThen(
  context: QueueContext,
  order: () => RequestResult,
  follow: (changed: readonly string[]) => void
): RequestResult {
  return context.jobs.transaction(() => {
    const result = order()
    follow(result.changed)
    return result
  })
}

/** The findings with those about the old caption replaced by those about the new one. */
export function withCaption(findings: readonly Finding[], caption: string): Finding[] {
  return [
    ...findings.filter((finding) => !/^(CAPTION|HASHTAGS)_/.test(finding.code)),
    ...checkCaption(caption)
  ]
}

/** The choices that a job is armed with; null where nobody made any. */
const optionsFor = (request: ArmRequest, job: StoredJob | null): PostOptions | null =>
  request.options ?? job?.options ?? null

/** Whether the person saw the job as it is now. A new place in the order, or a hash, is nothing to be looked at again. */
function isAsSeen({ seen }: ArmRequest, job: StoredJob): boolean {
  return seen === undefined || job.shown_revision <= (seen[job.id] ?? -1)
}

/** Whether the job gets one of the times that are shared out. */
const mayTakePlace = (request: ArmRequest, job: StoredJob | null): boolean =>
  job !== null && optionsFor(request, job) !== null && isAsSeen(request, job)

function arm(
  context: QueueContext,
  job: StoredJob,
  request: ArmRequest,
  times: Times,
  keepLocal: boolean
): Verdict {
  if (job.phase !== 'ready') return no(job, `It is ${phaseWords[job.phase]}, not ready.`)
  if (!isAsSeen(request, job))
    return no(
      job,
      `${basename(job.path)} was changed meanwhile. Look at it again, then confirm it.`
    )
  const options = optionsFor(request, job)
  if (options === null) return no(job, 'Nobody has chosen who can see it.')
  const atMs = times.get(job.id)
  if (atMs === undefined) return no(job, 'The time that was named has passed. Name a later one.')
  const getsCaption = request.captioned?.includes(job.id) ?? true
  const caption =
    request.caption === undefined || !getsCaption
      ? job.caption
      : renderCaption(request.caption, basename(job.path))
  const findings = withCaption(job.findings, caption)
  if (verdictOf(findings) === 'block')
    return no(
      job,
      findings.find((finding) => finding.severity === 'block')?.message ?? 'It is blocked.'
    )
  const nowMs = context.ports.clock.nowMs()
  return did(
    job,
    context.jobs.move(job, 'arm', {
      caption,
      findings,
      options,
      consent_at_ms: nowMs,
      attempts: 0,
      ...withTime(context, atMs, keepLocal)
    })
  )
}

type Edit = Extract<QueueCommand, { kind: 'edit' }>

function edit(context: QueueContext, job: StoredJob, request: Edit): Verdict {
  const { jobs } = context
  const letsThrough =
    (request.allowAspect ?? job.allow_aspect) !== job.allow_aspect ||
    (request.allowRepost ?? job.allow_repost) !== job.allow_repost
  const caption =
    request.caption === undefined ? job.caption : renderCaption(request.caption, basename(job.path))
  const options = request.options ?? job.options
  const changes: JobChanges = {
    caption,
    options,
    allow_aspect: request.allowAspect ?? job.allow_aspect,
    allow_repost: request.allowRepost ?? job.allow_repost,
    findings: withCaption(job.findings, caption)
  }
  const disarms = JSON.stringify(options) !== JSON.stringify(job.options)
  switch (job.phase) {
    case 'checking':
      return did(job, jobs.update(job, changes))
    case 'needs-attention':
    case 'ready': {
      const verdict = verdictOf(changes.findings ?? [])
      const flips = letsThrough || (verdict === 'block') !== (job.phase === 'needs-attention')
      return did(job, flips ? jobs.move(job, 'check-again', changes) : jobs.update(job, changes))
    }
    case 'waiting':
      if (letsThrough || verdictOf(changes.findings ?? []) === 'block')
        return did(job, jobs.move(job, 'check-again', changes))
      if (disarms)
        return did(job, jobs.move(job, 'disarm', { ...changes, ...noTime, consent_at_ms: null }))
      return did(job, jobs.update(job, { ...changes, consent_at_ms: context.ports.clock.nowMs() }))
    case 'failed':
    case 'cancelled':
      // What TikTok refused is mended and confirmed again.
      return did(
        job,
        jobs.move(job, 'check-again', {
          ...changes,
          hidden: false,
          cleared_from: null,
          error_code: null,
          error_message: null
        })
      )
    case 'uploading':
    case 'uploaded':
    case 'submitting':
    case 'processing':
    case 'scheduled':
    case 'published':
    case 'unknown':
      return no(
        job,
        `It is ${phaseWords[job.phase]}; only files that are not being sent can be changed.`
      )
  }
}

/** A fresh start that keeps the person's consent. */
const freshAttempt: JobChanges = {
  attempts: 0,
  media_key: null,
  media_uploaded_at_ms: null,
  idempotency_key: null,
  submitted_at_ms: null,
  post_id: null,
  url: null,
  polls: 0,
  error_code: null,
  error_message: null,
  settled_at_ms: null,
  hidden: false
}

/** A person's word after the job's time means now; before it, the time stands. */
function timeAgain({ ports }: QueueContext, job: StoredJob): JobChanges {
  return job.scheduled_for_ms !== null && job.scheduled_for_ms > ports.clock.nowMs()
    ? keptHere(job)
    : noTime
}

function retry(context: QueueContext, inFlight: InFlight, job: StoredJob): Verdict {
  const { jobs } = context
  switch (job.phase) {
    case 'failed':
      return did(job, jobs.move(job, 'retry', { ...freshAttempt, ...timeAgain(context, job) }))
    case 'cancelled':
    case 'needs-attention':
      return did(
        job,
        jobs.move(job, 'check-again', { hidden: false, error_code: null, error_message: null })
      )
    case 'waiting':
      if (job.missed)
        return no(
          job,
          'Its time went by. Say whether it goes out now, at the next free day, or not at all.'
        )
      if (job.wait_reason === 'schedule')
        return no(job, 'It waits for its time; it goes on by itself.')
      if (job.wait_reason === 'quota')
        return no(job, "The account's daily limit is used up; it goes on by itself.")
      if (job.wait_reason === 'rate-limit')
        return no(job, 'Aether asked to slow down; it goes on by itself.')
      return did(job, jobs.update(job, { wait_reason: null, due_at_ms: null }))
    case 'unknown':
      return no(job, reconcileFirst)
    case 'uploading':
      // An upload that stands still: it stops and goes on from its place in the line, which is now.
      return inFlight.abort(job.id, 'stop')
        ? { changed: job.id }
        : no(job, `It is ${phaseWords[job.phase]}; there is nothing to retry.`)
    case 'checking':
    case 'ready':
    case 'uploaded':
    case 'submitting':
    case 'processing':
    case 'scheduled':
    case 'published':
      return no(job, `It is ${phaseWords[job.phase]}; there is nothing to retry.`)
  }
}

function cancel(context: QueueContext, inFlight: InFlight, job: StoredJob): Verdict {
  switch (job.phase) {
    case 'checking':
    case 'needs-attention':
    case 'ready':
    case 'waiting':
    case 'uploading':
    case 'uploaded':
      // Both in one turn: a step that ends after this finds the job gone from its phase and changes nothing.
      inFlight.abort(job.id, 'cancel')
      return did(
        job,
        context.jobs.move(job, 'cancel', {
          settled_at_ms: context.ports.clock.nowMs(),
          undo_to: undoOf(context, job)
        })
      )
    case 'submitting':
    case 'processing':
      return no(
        job,
        'It was sent already and may still appear on TikTok; it is followed to its end.'
      )
    case 'unknown':
      return no(job, reconcileFirst)
    case 'scheduled':
      return withdraw(context, job)
    case 'published':
    case 'failed':
    case 'cancelled':
      return no(job, `It is ${phaseWords[job.phase]} already.`)
  }
}

function resolve(
  context: QueueContext,
  inFlight: InFlight,
  job: StoredJob,
  as: 'posted' | 'post-again'
): Verdict {
  if (job.phase !== 'unknown')
    return no(job, `It is ${phaseWords[job.phase]}, so there is nothing to settle.`)
  const { jobs, ports } = context
  // The answer may be that the post is there; what it says would come too late.
  if (as === 'post-again' && inFlight.isAtWork(job.id))
    return no(
      job,
      'Aether is being asked about it at this moment. Say so again when it has answered.'
    )
  if (as === 'post-again')
    return did(
      job,
      jobs.move(job, 'person-posts-again', { ...freshAttempt, ...timeAgain(context, job) })
    )
  const settled: JobChanges = { error_code: null, error_message: null }
  const isToCome =
    job.hand_over === 'aether' &&
    job.scheduled_for_ms !== null &&
    job.scheduled_for_ms > ports.clock.nowMs()
  if (isToCome)
    return did(
      job,
      jobs.move(job, 'person-saw-scheduled-post', {
        ...settled,
        polls: 0,
        due_at_ms: job.scheduled_for_ms
      })
    )
  return did(
    job,
    jobs.move(job, 'person-saw-post', { ...settled, settled_at_ms: ports.clock.nowMs() })
  )
}
