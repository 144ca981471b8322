import { compareEcho, mayCreate, type Echo } from '../../domain/audience.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

const differsTold = {
  error_code: 'AUDIENCE_DIFFERS',
  error_message:
    'Aether answered with another audience or other options than you chose. Look at this post on TikTok now; the rest of the queue is held.'
}

/** Whether the audience check lets this uploaded job create its post now. */
export function audienceAllows({ jobs, meta }: QueueContext, job: StoredJob): boolean {
  if (job.options === null) return false
  // Searches everything ever sent, so only while the result matters.
  return mayCreate(
    meta.audience,
    job.options.privacyLevel,
    meta.audience === 'open' ? jobs.countNonPublicSent(job.id, meta.keySinceMs) : 0
  )
}

/**
 * Compares the options that an answer echoes with the chosen ones. Equal: verifies the audience for
 * this key and releases held jobs. Different: holds the queue until the user decides, marks the row
 * and requests a withdrawal. Store in one transaction with the rest of the answer.
 */
export function learnFromEcho(
  context: QueueContext,
  job: StoredJob,
  echoed: Record<string, unknown> | undefined
): Echo {
  const { jobs, meta, ports } = context
  const echo = job.options === null ? 'none' : compareEcho(job.options, echoed)
  switch (echo) {
    case 'none':
      return echo
    case 'same':
      if (meta.audience === 'open') trustAudience(context)
      return echo
    case 'differs':
      refuseAudience(context, job.id)
      if (meta.audience === 'differs') return echo
      meta.audience = 'differs'
      jobs.holdWaiting('audience-check', ports.clock.nowMs())
      ports.shell.notify({
        title: 'Sending stopped',
        body: differsTold.error_message,
        jobId: job.id
      })
      return echo
  }
}

/** Requests the withdrawal of a post scheduled at Aether, repeated until Aether answers. */
function refuseAudience({ jobs, ports }: QueueContext, jobId: string): void {
  const job = jobs.get(jobId)
  // Reported and requested once; after a failed withdrawal the user decides.
  if (job === null || hasOtherAudience(job)) return
  const isKept = job.phase === 'scheduled' && job.post_id !== null && job.remote_change === null
  jobs.update(job, {
    ...differsTold,
    ...(isKept && {
      remote_change: 'withdraw',
      remote_change_for_ms: null,
      due_at_ms: ports.clock.nowMs(),
      undo_to: null
    })
  })
}

/** Whether Aether reported another audience for this post than the user chose. */
export const hasOtherAudience = (job: Pick<StoredJob, 'error_code'>): boolean =>
  job.error_code === differsTold.error_code

/** Marks the audience as verified for this key, after an echo or the user's decision. */
export function trustAudience({ jobs, meta }: QueueContext): void {
  meta.audience = 'verified'
  jobs.releaseWaiting('audience-check')
}

/** Lets the next job test the audience if the one post that tests it failed or was refused. */
export function reopenAudience({ jobs, meta }: QueueContext): void {
  if (meta.audience === 'open' && jobs.countNonPublicSent(null, meta.keySinceMs) === 0)
    jobs.releaseWaiting('audience-check')
}

/** Tries once to withdraw a post being published with another audience; its row reports that. */
export async function takeBack(
  context: QueueContext,
  jobId: string,
  signal: AbortSignal
): Promise<void> {
  const { jobs, ports } = context
  const job = jobs.get(jobId)
  if (job === null || job.post_id === null || job.phase !== 'processing') return
  try {
    await context.aether().posts.cancel(job.post_id, { signal })
    const now = jobs.get(jobId)
    if (now !== null)
      jobs.move(now, 'post-cancelled', { settled_at_ms: ports.clock.nowMs(), ...differsTold })
  } catch (error) {
    ports.log.warn('the post could not be taken back; it is followed to its end', {
      jobId,
      error: String(error)
    })
  }
}
