import { AetherError } from 'aether'
import { failureKind } from '../../aether/api-outcome.ts'
import { pagesToRead, nextReconcileAt } from '../../domain/poll-steps.ts'
import { takeBack } from '../admission/audience-gate.ts'
import { askAgainMs, clientOf, heldUntilMs } from './hold-for-failure.ts'
import { findSentPost, type Reading } from './find-sent-post.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { acceptedAs } from './accept-post.ts'

/** How long after the create failed searches are free; later ones count, so the user decides. */
const failedReadsAreFreeMs = 120_000

/** Error fields of a post that was sent but not confirmed. */
export const unconfirmed = {
  error_code: 'NOT_CONFIRMED',
  error_message:
    'Sent, not confirmed. Look at your TikTok account, then say "It is there" or "Post again".'
}

/**
 * Reconciles a create without an answer: a post of this profile with this media key is ours.
 * Absence proves nothing, so it permits no other create; in the end, the user decides.
 */
export async function reconcileStep(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<void> {
  const { jobs, ports } = context
  const aether = clientOf(context)
  if (aether === null) return void jobs.update(job, { due_at_ms: ports.clock.nowMs() + askAgainMs })
  const reading: Reading = { place: job.list_cursor, cursor: null }
  try {
    const wanted = {
      profileId: job.profile_id,
      mediaKey: job.media_key ?? '',
      sentAtMs: job.submitted_at_ms ?? 0
    }
    const post = await findSentPost(
      (query) => aether.posts.list(query),
      wanted,
      reading,
      pagesToRead(context.meta.callShare(ports.clock.nowMs())),
      signal
    )
    if (post !== null) {
      if (acceptedAs(context, job, post) === 'differs') await takeBack(context, job.id, signal)
      return
    }
    notFoundCount(context, job, reading)
  } catch (error) {
    if (signal.aborted) return
    const nowMs = ports.clock.nowMs()
    if (
      error instanceof AetherError &&
      (error.status === 404 || error.status === 405) &&
      reading.cursor === null
    ) {
      wait(context, job, nextReconcileAt(job.polls, false), job.polls, null)
      return
    }
    // Aether no longer accepts this cursor.
    if (error instanceof AetherError && failureKind(error) === 'refused') reading.place = null
    const list_cursor = reading.place
    const heldMs = heldUntilMs(context, error, job)
    if (heldMs !== null) return void jobs.update(job, { list_cursor, due_at_ms: heldMs })
    if (nowMs - (job.submitted_at_ms ?? 0) > failedReadsAreFreeMs)
      notFoundCount(context, job, reading)
    else jobs.update(job, { list_cursor, due_at_ms: nowMs + askAgainMs })
  }
}

function notFoundCount(context: QueueContext, job: StoredJob, { place }: Reading): void {
  const attempts = job.polls + 1
  wait(context, job, nextReconcileAt(attempts, true), attempts, place)
}

function wait(
  context: QueueContext,
  job: StoredJob,
  look: ReturnType<typeof nextReconcileAt>,
  attempts: number,
  place: string | null
): void {
  const dueAtMs = look.delayMs === null ? null : context.ports.clock.nowMs() + look.delayMs
  if (look.phase === 'unknown' && job.phase === 'submitting') {
    context.jobs.move(job, 'submit-unsettled', {
      polls: attempts,
      list_cursor: place,
      due_at_ms: dueAtMs,
      ...unconfirmed
    })
  } else {
    context.jobs.update(job, { polls: attempts, list_cursor: place, due_at_ms: dueAtMs })
  }
}
