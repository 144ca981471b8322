import type { Post } from 'aether'
import { AetherError } from 'aether'
import { keepsTime } from '../../domain/schedule.ts'
import { nameFailure } from '../../aether/failure-table.ts'
import { hasOtherAudience, reopenAudience } from '../admission/audience-gate.ts'
import { askAgainMs, clientOf, heldUntilMs } from './hold-for-failure.ts'
import { noError, noRemoteChange, type JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { shifted } from './accept-post.ts'

/** Gives up an accepted request that had no effect after this many checks. */
const mostAttempts = 5
const remoteChangeDone: JobChanges = { ...noRemoteChange, polls: 0 }

/**
 * Sends a row's remote change to Aether: withdraws or moves a post scheduled there. Both are safe
 * to repeat, so only a definite refusal ends the change; then the post itself shows the outcome.
 */
export async function remoteChangeStep(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<void> {
  if (job.post_id === null || job.remote_change === null) return
  const aether = clientOf(context)
  if (aether === null) return later(context, job, null)
  const { posts } = aether
  // From here on Aether may have received the request, even if this process ends.
  if (job.undo_to?.kind === 'order') context.jobs.update(job, { undo_to: null })
  try {
    const answer =
      job.remote_change === 'move'
        ? await posts.update(
            job.post_id,
            { scheduledFor: new Date(job.remote_change_for_ms ?? 0) },
            { signal }
          )
        : await posts.cancel(job.post_id, { signal })
    settle(context, job, answer ?? (await look(context, job, signal)), null)
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof AetherError)) throw error
    await afterFailure(context, job, error, signal)
  }
}

async function afterFailure(
  context: QueueContext,
  job: StoredJob,
  error: AetherError,
  signal: AbortSignal
): Promise<void> {
  const heldMs = heldUntilMs(context, error, job)
  if (heldMs !== null) return later(context, job, heldMs)
  const isRefusal =
    error.status !== undefined && error.status >= 400 && error.status < 500 && error.status !== 408
  if (!isRefusal) return later(context, job, null)
  try {
    settle(context, job, await look(context, job, signal), error)
  } catch (second) {
    if (signal.aborted) return
    later(context, job, null)
    if (!(second instanceof AetherError)) throw second
  }
}

/** Whether the app requested the withdrawal, for a reason that the row shows, and not the user. */
const isOurs = (job: StoredJob): boolean =>
  job.remote_change === 'withdraw-shifted' || hasOtherAudience(job)

/** Returns the post as Aether has it now; null if it is gone. */
async function look(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<Post | null> {
  try {
    return await context.aether().posts.get(job.post_id ?? '', { signal })
  } catch (error) {
    if (error instanceof AetherError && error.status === 404) return null
    throw error
  }
}

function later({ jobs, ports }: QueueContext, job: StoredJob, dueAtMs: number | null): void {
  jobs.update(job, { due_at_ms: dueAtMs ?? ports.clock.nowMs() + askAgainMs })
}

/** Stores what the post shows after the request or its refusal. */
function settle(
  context: QueueContext,
  job: StoredJob,
  post: Post | null,
  refusal: AetherError | null
): void {
  const { jobs } = context
  jobs.transaction(() => {
    const now = jobs.get(job.id)
    if (now === null || now.phase !== 'scheduled') return
    // The user may have given another command during the request; that one is next.
    const done =
      now.remote_change === job.remote_change &&
      now.remote_change_for_ms === job.remote_change_for_ms
        ? remoteChangeDone
        : {}
    if (post === null || post.status === 'cancelled') return takenBack(context, now, post)
    if (post.status === 'publishing' || post.status === 'published' || post.status === 'failed')
      return tooLate(context, now)
    if (job.remote_change === 'move') return moved(context, job, now, post, refusal, done)
    stillThere(context, now, post, refusal)
  })
}

function takenBack(context: QueueContext, now: StoredJob, post: Post | null): void {
  const { jobs, ports } = context
  const settled: JobChanges = { ...remoteChangeDone, settled_at_ms: ports.clock.nowMs() }
  if (now.remote_change === 'withdraw-shifted') {
    jobs.move(
      now,
      'post-failed',
      {
        ...settled,
        error_message: `${now.error_message ?? ''} It was taken back, so nothing is posted.`.trim()
      },
      post?.requestId
    )
    return
  }
  const cancelled = jobs.move(
    now,
    'post-cancelled',
    { ...settled, ...(hasOtherAudience(now) ? { error_code: now.error_code } : noError) },
    post?.requestId
  )
  reopenAudience(context)
  if (now.undo_to?.kind === 'unconfirmed' && cancelled !== null) jobs.move(cancelled, 'check-again')
}

/** Handles a post whose publishing has begun: nothing can be changed, so it is polled as usual. */
function tooLate({ jobs, ports }: QueueContext, now: StoredJob): void {
  const told: JobChanges = isOurs(now)
    ? {}
    : {
        error_code: 'TOO_LATE',
        error_message: 'TikTok had begun to publish it, so it could not be changed any more.'
      }
  jobs.update(now, { ...remoteChangeDone, ...told, due_at_ms: ports.clock.nowMs() })
}

function moved(
  context: QueueContext,
  job: StoredJob,
  now: StoredJob,
  post: Post,
  refusal: AetherError | null,
  done: JobChanges
): void {
  const askedMs = job.remote_change_for_ms ?? 0
  const isLast = 'remote_change' in done
  if (keepsTime(askedMs, post.publishAt)) {
    const clear = now.error_code === 'ORDER_REFUSED' ? noError : {}
    context.jobs.update(now, {
      ...done,
      ...clear,
      ...(isLast && { due_at_ms: askedMs }),
      scheduled_for_ms: askedMs
    })
  } else if (refusal === null) shifted(context, now, askedMs, post.publishAt)
  // A command given meanwhile is due now, not at the post's time.
  else
    context.jobs.update(
      now,
      isLast ? { ...done, ...refused('move', refusal), ...timeOf(now, post) } : {}
    )
}

function stillThere(
  context: QueueContext,
  now: StoredJob,
  post: Post,
  refusal: AetherError | null
): void {
  if (refusal === null && now.polls < mostAttempts) {
    context.jobs.update(now, {
      polls: now.polls + 1,
      due_at_ms: context.ports.clock.nowMs() + askAgainMs
    })
    return
  }
  const told = isOurs(now)
    ? {
        error_message:
          `${now.error_message ?? ''} It could not be taken back: cancel it in your Aether dashboard.`.trim()
      }
    : refused('cancel', refusal)
  context.jobs.update(now, { ...remoteChangeDone, ...told, ...timeOf(now, post) })
}

const refused = (what: 'cancel' | 'move', refusal: AetherError | null): JobChanges => ({
  error_code: 'ORDER_REFUSED',
  error_message: `Aether did not ${what} it${refusal === null ? '' : ` (${refusal.code}: ${nameFailure(refusal.code, refusal.message)})`}. It goes out at its time unless you ${what} it in your Aether dashboard.`
})

/** Returns when Aether publishes the post, which is also when it is polled. */
function timeOf(now: StoredJob, post: Post): JobChanges {
  const atMs = post.publishAt === undefined ? NaN : Date.parse(post.publishAt)
  return Number.isNaN(atMs)
    ? { due_at_ms: now.scheduled_for_ms }
    : { due_at_ms: atMs, scheduled_for_ms: atMs }
}
