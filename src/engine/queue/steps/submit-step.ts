import { randomUUID } from 'node:crypto'
import { AetherError } from 'aether'
import { hourMs } from '../../../contract/duration.ts'
import { failureKind } from '../../aether/api-outcome.ts'
import { maxUploadAttempts } from '../../domain/back-off.ts'
import { nextReconcileAt } from '../../domain/poll-steps.ts'
import { learnLengths } from '../admission/account-limits.ts'
import { audienceAllows, reopenAudience, takeBack } from '../admission/audience-gate.ts'
import { roomAt } from '../admission/daily-limit.ts'
import { keptHere, scheduleOf, waitOf } from '../admission/schedule-gate.ts'
import type { QueueContext } from '../queue-context.ts'
import type { JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { acceptedAs } from './accept-post.ts'
import { clientOf, errorFields, givenUp, holdForFailure } from './hold-for-failure.ts'

/** Older media is uploaded again before the create; how long Aether keeps it is undocumented. */
const mediaMaxAgeMs = hourMs

/**
 * Creates one post of one uploaded file. `submitting` and a new idempotency key are on disk before
 * the request leaves, and the post id before anything else. Only a refusal permits another attempt.
 */
export async function submitStep(
  context: QueueContext,
  uploaded: StoredJob,
  signal: AbortSignal
): Promise<void> {
  const armed = beginSubmit(context, uploaded)
  if (armed === null) return
  const { job, mediaKey, options, idempotencyKey } = armed
  const { jobs, ports } = context
  const aether = clientOf(context)
  // Without a client, nothing was sent. With one, only Aether's refusal proves that.
  if (aether === null) return void jobs.move(job, 'submit-refused-for-now', notSent(job))
  try {
    const post = await aether.posts.create(
      {
        profileId: job.profile_id,
        content: { text: job.caption },
        mediaKeys: [mediaKey],
        platforms: { tiktok: { ...options } },
        ...(job.hand_over === 'aether' &&
          job.scheduled_for_ms !== null && { scheduledFor: new Date(job.scheduled_for_ms) })
      },
      { idempotencyKey, signal }
    )
    // The post exists: its id is stored even after a full disk. Only a kill requires a search.
    const echo = await context.storage.persistWithRetry(signal, () =>
      acceptedAs(context, job, post)
    )
    if (echo === 'differs') await takeBack(context, job.id, signal)
  } catch (error) {
    if (error instanceof AetherError && error.outcome === 'refused') {
      await context.storage.persistWithRetry(signal, () => refused(context, job, error))
      reopenAudience(context)
    } else {
      const look = nextReconcileAt(0, true)
      jobs.update(job, {
        polls: 0,
        due_at_ms: ports.clock.nowMs() + (look.delayMs ?? 0),
        error_code: error instanceof AetherError ? error.code : 'SUBMIT_INTERRUPTED',
        error_message: 'Sent, not confirmed yet: looking for the post at Aether.'
      })
    }
  }
}

/** A job in `submitting` with everything that the create needs. */
interface Armed {
  job: StoredJob
  mediaKey: string
  options: NonNullable<StoredJob['options']>
  idempotencyKey: string
}

/** Columns of a job whose media is too old. The old upload does not count as an attempt. */
const freshUpload = { media_key: null, attempts: 0 }

/** Checks for reposts and the daily limit, and writes `submitting`, in one transaction. */
function beginSubmit(context: QueueContext, uploaded: StoredJob): Armed | null {
  const { jobs, setAside, ports } = context
  const nowMs = ports.clock.nowMs()
  return jobs.transaction(() => {
    const job = jobs.get(uploaded.id)
    if (job === null || job.phase !== 'uploaded') return null
    const hold = (changes: JobChanges): null => {
      jobs.move(job, 'hold-uploaded', changes)
      return null
    }
    if (
      job.media_key === null ||
      job.options === null ||
      job.sha256 === null ||
      nowMs - (job.media_uploaded_at_ms ?? 0) > mediaMaxAgeMs
    )
      return hold(freshUpload)
    if (
      !job.allow_repost &&
      (jobs.duplicates.wasPosted(job.profile_id, job.sha256, job.id) ||
        setAside.mayHavePosted(job, job.sha256))
    ) {
      jobs.move(job, 'check-again')
      return null
    }
    if (!audienceAllows(context, job)) return hold({ wait_reason: 'audience-check' })
    const plan = scheduleOf(context, job, nowMs)
    const wait = waitOf(plan)
    if (wait !== null) {
      // Media that would be too old at the scheduled time is uploaded again before it.
      const staleThen = (wait.due_at_ms ?? nowMs) - (job.media_uploaded_at_ms ?? 0) > mediaMaxAgeMs
      return hold({ ...wait, ...(staleThen && freshUpload) })
    }
    // A post scheduled at Aether counts on its own day, which the plan has checked.
    const opensAtMs =
      plan.kind === 'hand-over'
        ? null
        : roomAt(context, context.accounts.ensure(job.profile_id), nowMs).opensAtMs
    if (opensAtMs !== null) return hold({ wait_reason: 'quota', due_at_ms: opensAtMs })
    const idempotencyKey = randomUUID()
    const submitting = jobs.move(job, 'begin-submit', {
      idempotency_key: idempotencyKey,
      submitted_at_ms: nowMs,
      polls: 0,
      list_cursor: null,
      ...(plan.kind === 'hand-over' ? { hand_over: 'aether' as const } : keptHere(job))
    })
    return submitting === null
      ? null
      : { job: submitting, mediaKey: job.media_key, options: job.options, idempotencyKey }
  })
}

/** Columns of a job that Aether refused: this attempt left nothing at Aether. */
const notSent = (job: StoredJob) => ({
  ...keptHere(job),
  submitted_at_ms: null,
  idempotency_key: null
})

function refused(context: QueueContext, job: StoredJob, error: AetherError): void {
  const { jobs, ports } = context
  const told = errorFields(error)
  const back = (wait: JobChanges) =>
    jobs.transaction(() => {
      const again = jobs.move(
        job,
        'submit-refused-for-now',
        { ...told, ...notSent(job) },
        error.requestId
      )
      if (again !== null) jobs.move(again, 'hold-uploaded', wait)
    })
  const fail = (changes: JobChanges = {}) =>
    jobs.move(
      job,
      'submit-refused',
      {
        ...told,
        ...keptHere(job),
        submitted_at_ms: null,
        settled_at_ms: ports.clock.nowMs(),
        ...changes
      },
      error.requestId
    )
  const kind = failureKind(error)
  // Aether refuses the time, or that day is full: this computer sends the post instead.
  if (job.hand_over === 'aether' && (kind === 'quota' || error.code.startsWith('SCHEDULE_')))
    return back({ keep_local: true })
  switch (kind) {
    case 'quota':
      return jobs.transaction(() => back(holdForFailure(context, kind, error, job)))
    case 'rate-limit':
    case 'not-authorised':
    case 'offline':
    case 'reconnect':
      return back(holdForFailure(context, kind, error, job))
    case 'media-gone':
      if (job.attempts < maxUploadAttempts) return back({ media_key: null })
      fail(givenUp(error, job))
      return
    case 'passing':
    case 'aborted':
    case 'file-changed':
      // A refusal without an answer means that no connection was made, so only the network failed.
      if (error.status === undefined) return back(holdForFailure(context, 'offline', error, job))
      fail()
      return
    case 'refused':
      fail()
      learnLengths(context, job, error)
      return
    default:
      kind satisfies never
  }
}
