import { compareEcho, mayCreate, type Echo } from '../../domain/audience.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

const differsTold = {
  error_code: 'AUDIENCE_DIFFERS',
  error_message:
    'Aether answered with another audience or other options than you chose. Look at this post on TikTok now; the rest of the queue is held.'
}

/** Whether this uploaded job may be created now, as far as the audience check goes. */
export function audienceAllows(
  { jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>,
  job: StoredJob
): boolean {
  if (job.options === null) return false
  // Looked up among all that was ever sent, so only while the answer matters.
  return mayCreate(
    meta.audience,
    job.options.privacyLevel,
    meta.audience === 'open' ? jobs.countNonPublicSent(job.id, meta.keySinceMs) : 0
  )
}

/**
 * Learns from the options that an answer echoes: as chosen settles the question for this key and lets held jobs go on;
 * others hold the whole queue until a person says what is to happen, are told on the post's row, and order it to be taken
 * back. To be stored together with what else the answer says.
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
      jobs.holdWaiting('audience-check', null, null, ports.clock.nowMs())
      ports.shell.notify({
        title: 'Sending stopped',
        body: differsTold.error_message,
        jobId: job.id
      })
      return echo
  }
}

/** A post that Aether keeps is taken back as by a person's order, which is asked until it is answered. */
function refuseAudience({ jobs, ports }: QueueContext, jobId: string): void {
  const job = jobs.get(jobId)
  // Told and ordered once; what could not be taken back then is up to the person.
  if (job === null || hasOtherAudience(job)) return
  const isKept = job.phase === 'scheduled' && job.post_id !== null && job.order_kind === null
  jobs.update(job, {
    ...differsTold,
    ...(isKept && {
      order_kind: 'withdraw',
      order_for_ms: null,
      due_at_ms: ports.clock.nowMs(),
      undo_to: null
    })
  })
}

/** Whether Aether said of this post that it has another audience than was chosen. */
export const hasOtherAudience = (job: Pick<StoredJob, 'error_code'>): boolean =>
  job.error_code === differsTold.error_code

/** The question is settled for this key, by an echo or by a person's word. */
export function trustAudience({ jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>): void {
  meta.audience = 'verified'
  jobs.releaseWaiting('audience-check')
}

/** When the one post that was to answer the question failed or was refused, the next job may ask it. */
export function reopenAudience({ jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>): void {
  if (meta.audience === 'open' && jobs.countNonPublicSent(null, meta.keySinceMs) === 0)
    jobs.releaseWaiting('audience-check')
}

/** Tries once to take a post back that is being published with another audience; its row tells of that already. */
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
