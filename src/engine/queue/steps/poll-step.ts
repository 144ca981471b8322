import { failureKind } from '../../aether/api-outcome.ts'
import { pollDelayMs } from '../../domain/poll-steps.ts'
import { learnLengths } from '../admission/account-limits.ts'
import { closeAccount } from '../admission/daily-limit.ts'
import {
  hasOtherAudience,
  learnFromEcho,
  reopenAudience,
  takeBack
} from '../admission/audience-gate.ts'
import { askAgainMs, heldUntilMs, holdForFailure } from './hold-for-failure.ts'
import { noError, noRemoteChange } from '../store/job-changes.ts'
import { describeFailure } from '../../aether/failure-table.ts'
import type { QueueContext } from '../queue-context.ts'
import { keptHere } from '../admission/schedule-gate.ts'
import { unconfirmed } from './reconcile-step.ts'
import { releasedAtMs, type StoredJob } from '../store/stored-job.ts'

/** Warnings that stay on the row even after the post is published. */
const lastingWarnings: ReadonlySet<string | null> = new Set([
  'SCHEDULE_SHIFTED',
  'AUDIENCE_DIFFERS'
])

/** Polls the state of an accepted post once. Unknown statuses count as still in progress. */
export async function pollStep(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<void> {
  const { jobs, ports } = context
  if (job.post_id === null) return withoutId(context, job)
  try {
    const post = await context.aether().posts.get(job.post_id, { signal })
    const nowMs = ports.clock.nowMs()
    const echo =
      context.meta.audience === 'verified'
        ? 'none'
        : jobs.transaction(() => learnFromEcho(context, job, post.platforms?.tiktok))
    switch (post.status) {
      case 'published':
        jobs.move(
          job,
          'post-published',
          {
            url: post.url ?? null,
            settled_at_ms: nowMs,
            ...noRemoteChange,
            ...(lastingWarnings.has(jobs.get(job.id)?.error_code ?? null) ? {} : noError)
          },
          post.requestId
        )
        return
      case 'failed':
        failed(context, job, post.error ?? null, post.requestId)
        return
      case 'cancelled':
        jobs.move(job, 'post-cancelled', { settled_at_ms: nowMs, ...noRemoteChange })
        reopenAudience(context)
        return
      default:
        later(context, job, post.status)
        if (echo === 'differs' && !hasOtherAudience(job)) await takeBack(context, job.id, signal)
    }
  } catch (error) {
    if (signal.aborted || isOrdered(context, job)) return
    const dueAtMs = heldUntilMs(context, error, job)
    if (dueAtMs === null) later(context, job, null)
    else jobs.update(job, { due_at_ms: dueAtMs })
  }
}

/** Starts a search of the list for a due post without an id, which the user saw at Aether. */
function withoutId({ jobs, ports }: QueueContext, job: StoredJob): void {
  if (job.phase !== 'scheduled') throw new Error(`job ${job.id} is ${job.phase} without a post id`)
  jobs.move(job, 'time-came-unsettled', {
    ...unconfirmed,
    polls: 0,
    due_at_ms: ports.clock.nowMs()
  })
}

/** Whether a remote change was requested during the poll; it is due at once. */
const isOrdered = ({ jobs }: QueueContext, job: StoredJob): boolean =>
  (jobs.get(job.id)?.remote_change ?? null) !== null

/** @param status null if the poll failed; lasting failures back off, to save API calls */
function later(context: QueueContext, job: StoredJob, status: string | null): void {
  if (isOrdered(context, job)) return
  const nowMs = context.ports.clock.nowMs()
  const polls = job.polls + 1
  const delayMs = pollDelayMs(
    polls,
    nowMs - (releasedAtMs(job) ?? nowMs),
    context.meta.callShare(nowMs)
  )
  const changes = {
    polls,
    due_at_ms: nowMs + (status === null ? Math.max(askAgainMs, delayMs) : delayMs)
  }
  if (job.phase === 'scheduled' && status === 'publishing')
    context.jobs.move(job, 'publishing-began', changes)
  else context.jobs.update(job, changes)
}

function failed(
  context: QueueContext,
  job: StoredJob,
  error: { code: string; message: string } | null,
  requestId: string | undefined
): void {
  const { jobs, ports } = context
  const code = error?.code ?? 'POST_FAILED'
  const told = {
    error_code: code,
    error_message: describeFailure(
      code,
      error?.message ??
        'TikTok did not publish this video and gave no reason. Look at the account before you try again.'
    )
  }
  jobs.transaction(() => {
    const failedJob = jobs.move(
      job,
      'post-failed',
      { ...told, settled_at_ms: ports.clock.nowMs(), ...noRemoteChange },
      requestId
    )
    if (failedJob === null) return
    learnLengths(context, job, { code, message: error?.message ?? '' })
    const kind = failureKind({ code, status: undefined })
    if (kind === 'reconnect') holdForFailure(context, kind, { retryAfterMs: undefined }, job)
    if (kind === 'quota') {
      const opensAtMs = closeAccount(context, job)
      jobs.move(failedJob, 'retry', {
        ...told,
        ...keptHere(job),
        wait_reason: 'quota',
        due_at_ms: opensAtMs,
        media_key: null,
        post_id: null,
        submitted_at_ms: null,
        idempotency_key: null,
        settled_at_ms: null,
        attempts: 0
      })
    }
    reopenAudience(context)
  })
}
