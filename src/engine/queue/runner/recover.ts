import type { QueueContext } from '../queue-context.ts'

/**
 * Recovers every job that the last runner left half-done: restarts uploads and checks, and searches
 * for the post of a create without a stored answer. Call once, with the runner's lock held.
 */
export function recover(context: QueueContext): void {
  const { jobs, hold, ports } = context
  const nowMs = ports.clock.nowMs()
  hold.recall(nowMs)
  const pausedUntilMs = hold.pausedUntilMs(nowMs)
  if (pausedUntilMs === null && context.meta.rateLimitPause !== null)
    context.meta.rateLimitPause = null
  // The jobs that were to finish before the pause did not; now the queue is just paused.
  if (context.meta.finishing) context.meta.finishing = false
  jobs.transaction(() => {
    for (const job of jobs.inPhase('uploading'))
      jobs.move(job, 'upload-interrupted', {
        attempts: Math.max(0, job.attempts - 1),
        media_key: null
      })
    for (const job of jobs.inPhase('submitting'))
      if (job.due_at_ms === null) jobs.update(job, { due_at_ms: nowMs, polls: 0 })
    for (const job of jobs.inPhase('processing'))
      if (job.due_at_ms === null) jobs.update(job, { due_at_ms: nowMs })
    for (const job of jobs.inPhase('scheduled'))
      if (job.due_at_ms === null) jobs.update(job, { due_at_ms: job.scheduled_for_ms ?? nowMs })
    for (const reason of ['not-authorised', 'offline'] as const) jobs.releaseWaiting(reason)
    if (pausedUntilMs === null) jobs.releaseWaiting('rate-limit')
    else jobs.holdUntil('rate-limit', pausedUntilMs)
    // Also applies if the last runner died halfway through a pause or a resume.
    if (context.meta.paused) jobs.holdWaiting('paused', nowMs)
    else jobs.releaseWaiting('paused')
  })
}
