import { compareEcho, mayCreate, type Echo } from '../core/audience.ts'
import type { QueueContext } from './queue-context.ts'
import type { StoredJob } from './stored-job.ts'

const differsTold = {
  error_code: 'AUDIENCE_DIFFERS',
  error_message: 'Aether answered with another audience or other options than you chose. Look at this post on TikTok now; the rest of the queue is held.'
}

/** Whether this uploaded job may be created now, as far as the audience check goes. */
export function audienceAllows({ jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>, job: StoredJob): boolean {
  if (job.options === null) return false
  // Looked up among all that was ever sent, so only while the answer matters.
  return mayCreate(meta.audience, job.options.privacyLevel, meta.audience === 'open' ? jobs.countNonPublicSent(job.id, meta.keySinceMs) : 0)
}

/**
 * Learns from the options that an answer echoes: as chosen settles the question for this key and lets held jobs go on;
 * others hold the whole queue until a person says what is to happen.
 */
export function learnFromEcho(context: QueueContext, job: StoredJob, echoed: Record<string, unknown> | undefined): Echo {
  const { jobs, meta, ports } = context
  const echo = job.options === null ? 'none' : compareEcho(job.options, echoed)
  switch (echo) {
    case 'none':
      return echo
    case 'same':
      if (meta.audience === 'open') trustAudience(context)
      return echo
    case 'differs':
      if (meta.audience === 'differs') return echo
      meta.audience = 'differs'
      jobs.holdWaiting('audience-check', null, null, ports.clock.nowMs())
      ports.shell.notify({ title: 'Sending stopped', body: differsTold.error_message, jobId: job.id })
      return echo
  }
}

/** The question is settled for this key, by an echo or by a person's word. */
export function trustAudience({ jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>): void {
  meta.audience = 'verified'
  jobs.releaseWaiting('audience-check')
}

/** When the one post that was to answer the question failed or was refused, the next job may ask it. */
export function reopenAudience({ jobs, meta }: Pick<QueueContext, 'jobs' | 'meta'>): void {
  if (meta.audience === 'open' && jobs.countNonPublicSent(null, meta.keySinceMs) === 0) jobs.releaseWaiting('audience-check')
}

/** Takes a post back whose answer named another audience, if Aether still can; says so on the job either way. */
export async function takeBack(context: QueueContext, jobId: string, signal: AbortSignal): Promise<void> {
  const { jobs, ports } = context
  const job = jobs.get(jobId)
  if (job === null || job.post_id === null) return
  const told = jobs.update(job, { ...differsTold })
  try {
    await context.aether().posts.cancel(job.post_id, { signal })
    const now = told === null ? null : jobs.get(jobId)
    if (now !== null) jobs.move(now, 'post-cancelled', { settled_at_ms: ports.clock.nowMs(), ...differsTold })
  } catch (error) {
    ports.log.warn('the post could not be taken back; it is followed to its end', { jobId, error: String(error) })
  }
}
