import { randomUUID } from 'node:crypto'
import type { Post } from 'aether'
import { AetherError } from 'aether'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import { maxUploadAttempts } from '../../domain/back-off.ts'
import { failureKind } from '../../aether/api-outcome.ts'
import type { Echo } from '../../domain/audience.ts'
import { nextReconcileAt, pollDelayMs } from '../../domain/poll-steps.ts'
import { closedUntilMs, quotaDecision, quotaWindowMs } from '../../domain/quota.ts'
import { keepsTime } from '../../domain/schedule.ts'
import { learnLengths } from '../admission/account-limits.ts'
import {
  audienceAllows,
  learnFromEcho,
  reopenAudience,
  takeBack
} from '../admission/audience-gate.ts'
import { clientOf } from './client-of.ts'
import { holdForFailure, errorFields } from './hold-for-failure.ts'
import type { QueueContext } from '../queue-context.ts'
import { holdForQuota } from '../admission/daily-limit.ts'
import { keptHere, scheduleOf, waitOf } from '../admission/schedule-gate.ts'
import { describeGivenUp } from '../../aether/failure-table.ts'
import { shiftedChanges, stopHandOver } from './shifted-post.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { hourMs } from '../../../contract/duration.ts'

/** Older media is uploaded again before the create; how long Aether keeps it is undocumented. */
const mediaMaxAgeMs = hourMs

/**
 * Makes one post of one uploaded file. `submitting` and a new idempotency key are on disk before
 * the request leaves, the post id before anything else. Only a refusal permits another attempt.
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
  // Without a client, nothing was sent; with one, only Aether's refusal proves that.
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
    // The post exists: its id outlasts a full disk, and only a kill leaves it to be looked for.
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
        error_code: codeOf(error),
        error_message: 'Sent, not confirmed yet: looking for the post at Aether.'
      })
    }
  }
}

/** A job in `submitting` with everything that create needs. */
interface Armed {
  job: StoredJob
  mediaKey: string
  options: PostOptions
  idempotencyKey: string
}

/** Columns of a job whose media is too old: its upload counts no attempt of the next one. */
const freshUpload = { media_key: null, attempts: 0 }

/** Checks for reposts and room in the day and writes `submitting`, in one transaction. */
function beginSubmit(context: QueueContext, uploaded: StoredJob): Armed | null {
  const { jobs, setAside, accounts, ports } = context
  const nowMs = ports.clock.nowMs()
  return jobs.transaction(() => {
    const job = jobs.get(uploaded.id)
    if (job === null || job.phase !== 'uploaded') return null
    if (
      job.media_key === null ||
      job.options === null ||
      job.sha256 === null ||
      nowMs - (job.media_uploaded_at_ms ?? 0) > mediaMaxAgeMs
    ) {
      jobs.move(job, 'hold-uploaded', freshUpload)
      return null
    }
    if (
      !job.allow_repost &&
      (jobs.duplicates.wasPosted(job.profile_id, job.sha256, job.id) ||
        setAside.mayHavePosted(job, job.sha256))
    ) {
      jobs.move(job, 'check-again')
      return null
    }
    if (!audienceAllows(context, job)) {
      jobs.move(job, 'hold-uploaded', { wait_reason: 'audience-check' })
      return null
    }
    const plan = scheduleOf(context, job, nowMs)
    const wait = waitOf(plan)
    if (wait !== null) {
      // Media that would be too old at the job's time is uploaded again before it.
      const staleThen = (wait.due_at_ms ?? nowMs) - (job.media_uploaded_at_ms ?? 0) > mediaMaxAgeMs
      jobs.move(job, 'hold-uploaded', { ...wait, ...(staleThen && freshUpload) })
      return null
    }
    const account = accounts.ensure(job.profile_id)
    // A post that Aether keeps counts on its own day, which the plan has checked.
    const verdict =
      plan.kind === 'hand-over'
        ? { opensAtMs: null }
        : quotaDecision(
            jobs.postedSince(job.profile_id, nowMs - quotaWindowMs),
            account.dailyLimit,
            nowMs,
            accounts.closure(job.profile_id).closedUntilMs
          )
    if (verdict.opensAtMs !== null) {
      jobs.move(job, 'hold-uploaded', { wait_reason: 'quota', due_at_ms: verdict.opensAtMs })
      return null
    }
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

/** Stores a post that exists together with what its answer says of the audience. */
export function acceptedAs(
  context: QueueContext,
  job: StoredJob,
  post: Accepted & Pick<Post, 'platforms'>
): Echo {
  return context.jobs.transaction(() => {
    accepted(context, job, post)
    return learnFromEcho(context, job, post.platforms?.tiktok)
  })
}

type Accepted = Pick<Post, 'id' | 'status' | 'publishAt' | 'requestId'>

/** Stores the id of a post that exists, whatever happened to the job meanwhile. */
function accepted(context: QueueContext, job: StoredJob, post: Accepted): void {
  const nowMs = context.ports.clock.nowMs()
  context.accounts.setClosure(job.profile_id, { closedUntilMs: null, refusals: 0 })
  if (job.hand_over === 'aether' && job.scheduled_for_ms !== null)
    return handedOver(context, job, job.scheduled_for_ms, post)
  const publishAtMs =
    post.status === 'scheduled' && post.publishAt != null ? Date.parse(post.publishAt) : nowMs
  const scheduled = publishAtMs > nowMs
  context.jobs.move(
    job,
    scheduled ? 'submit-scheduled' : 'submit-accepted',
    {
      post_id: post.id,
      polls: 0,
      due_at_ms: scheduled ? publishAtMs : nowMs + pollDelayMs(0, 0, context.meta.callShare(nowMs)),
      error_code: null,
      error_message: null
    },
    post.requestId
  )
}

/** Aether scheduled a post: it stays there if its time is the requested one, else is withdrawn. */
function handedOver(
  context: QueueContext,
  job: StoredJob,
  askedMs: number,
  post: { id: string; publishAt?: string | null | undefined; requestId?: string | undefined }
): void {
  const { jobs, ports } = context
  const isKept = keepsTime(askedMs, post.publishAt)
  const changes = isKept
    ? { polls: 0, due_at_ms: askedMs, error_code: null, error_message: null }
    : shiftedChanges(askedMs, post.publishAt, ports.clock.nowMs())
  const row = jobs.move(job, 'submit-scheduled', { ...changes, post_id: post.id }, post.requestId)
  if (row !== null && !isKept) stopHandOver(context, row)
}

/** Columns of a job that Aether refused: nothing of this attempt exists. */
const notSent = (job: StoredJob) => ({
  ...keptHere(job),
  submitted_at_ms: null,
  idempotency_key: null
})

function refused(context: QueueContext, job: StoredJob, error: AetherError): void {
  const { jobs, ports } = context
  const nowMs = ports.clock.nowMs()
  const told = errorFields(error)
  const isHandOver = job.hand_over === 'aether'
  const back = (wait: Parameters<typeof jobs.move>[2]) =>
    jobs.transaction(() => {
      const again = jobs.move(
        job,
        'submit-refused-for-now',
        { ...told, ...notSent(job) },
        error.requestId
      )
      if (again !== null) jobs.move(again, 'hold-uploaded', wait)
    })
  const kind = failureKind(error)
  // Aether refuses the time, or that day is full: the post is sent from here.
  if (isHandOver && (kind === 'quota' || error.code.startsWith('SCHEDULE_')))
    return back({ keep_local: true })
  switch (kind) {
    case 'quota':
      jobs.transaction(() => {
        const opensAtMs = closeAccount(context, job)
        back({ wait_reason: 'quota', due_at_ms: opensAtMs })
      })
      return
    case 'rate-limit':
    case 'not-authorised':
    case 'offline':
    case 'reconnect':
      back(holdForFailure(context, kind, error, job.profile_id))
      return
    case 'media-gone':
      if (job.attempts >= maxUploadAttempts)
        jobs.move(
          job,
          'submit-refused',
          {
            ...told,
            error_message: describeGivenUp(error.code, error.message, job.attempts),
            ...keptHere(job),
            submitted_at_ms: null,
            settled_at_ms: nowMs
          },
          error.requestId
        )
      else back({ media_key: null })
      return
    case 'passing':
    case 'aborted':
    case 'file-changed':
      // Refused without an answer: no connection was made, so only the network is at fault.
      if (error.status === undefined)
        back(holdForFailure(context, 'offline', error, job.profile_id))
      else
        jobs.move(
          job,
          'submit-refused',
          { ...told, ...keptHere(job), submitted_at_ms: null, settled_at_ms: nowMs },
          error.requestId
        )
      return
    case 'refused':
      jobs.move(
        job,
        'submit-refused',
        { ...told, ...keptHere(job), submitted_at_ms: null, settled_at_ms: nowMs },
        error.requestId
      )
      learnLengths(context, job, error)
      return
    default:
      kind satisfies never
  }
}

/** Closes an account after POST_LIMIT_REACHED; returns when it opens. Keeps the user's limit. */
export function closeAccount(context: QueueContext, job: StoredJob): number {
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

function codeOf(error: unknown): string {
  return error instanceof AetherError ? error.code : 'SUBMIT_INTERRUPTED'
}
