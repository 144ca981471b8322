import { phaseWords } from '../../domain/phase-words.ts'
import { keptHere, noTime } from '../admission/schedule-gate.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'
import { noError, type JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { reconcileFirst, type CommandOutcome } from './command-result.ts'

/** Columns that restart a job and keep the user's confirmation. */
export const freshAttempt: JobChanges = {
  attempts: 0,
  media_key: null,
  media_uploaded_at_ms: null,
  idempotency_key: null,
  submitted_at_ms: null,
  post_id: null,
  url: null,
  polls: 0,
  ...noError,
  settled_at_ms: null,
  hidden: false
}

/** A decision after the job's time means now; before it, the time stays. */
export function timeAgain({ ports }: QueueContext, job: StoredJob): JobChanges {
  return job.scheduled_for_ms !== null && job.scheduled_for_ms > ports.clock.nowMs()
    ? keptHere(job)
    : noTime
}

/** Retries a job that failed, waits or is stuck; gives the reason if there is nothing to retry. */
export function retry(context: QueueContext, inFlight: InFlight, job: StoredJob): CommandOutcome {
  const { jobs } = context
  switch (job.phase) {
    case 'failed':
      return jobs.move(job, 'retry', { ...freshAttempt, ...timeAgain(context, job) })
    case 'cancelled':
    case 'needs-attention':
      return jobs.move(job, 'check-again', { hidden: false, ...noError })
    case 'waiting':
      if (job.missed)
        return 'Its time went by. Say whether it goes out now, at the next free day, or not at all.'
      if (job.wait_reason === 'schedule') return 'It waits for its time; it goes on by itself.'
      if (job.wait_reason === 'quota')
        return "The account's daily limit is used up; it goes on by itself."
      if (job.wait_reason === 'rate-limit')
        return 'Aether asked to slow down; it goes on by itself.'
      return jobs.update(job, { wait_reason: null, due_at_ms: null })
    case 'unknown':
      return reconcileFirst
    case 'uploading':
      // A stuck upload stops and continues at its place in the queue, which is now.
      return inFlight.abort(job.id, 'stop')
        ? job
        : `It is ${phaseWords[job.phase]}; there is nothing to retry.`
    case 'checking':
    case 'ready':
    case 'uploaded':
    case 'submitting':
    case 'processing':
    case 'scheduled':
    case 'published':
      return `It is ${phaseWords[job.phase]}; there is nothing to retry.`
  }
}

/** Applies the user's statement about a post that was sent but not confirmed. */
export function resolve(
  context: QueueContext,
  inFlight: InFlight,
  job: StoredJob,
  as: 'posted' | 'post-again'
): CommandOutcome {
  if (job.phase !== 'unknown')
    return `It is ${phaseWords[job.phase]}, so there is nothing to settle.`
  const { jobs, ports } = context
  // Aether may be about to report the post, which would be too late after a new attempt.
  if (as === 'post-again' && inFlight.isAtWork(job.id))
    return 'Aether is being asked about it at this moment. Say so again when it has answered.'
  if (as === 'post-again')
    return jobs.move(job, 'person-posts-again', { ...freshAttempt, ...timeAgain(context, job) })
  const isToCome =
    job.hand_over === 'aether' &&
    job.scheduled_for_ms !== null &&
    job.scheduled_for_ms > ports.clock.nowMs()
  if (isToCome)
    return jobs.move(job, 'person-saw-scheduled-post', {
      ...noError,
      polls: 0,
      due_at_ms: job.scheduled_for_ms
    })
  return jobs.move(job, 'person-saw-post', { ...noError, settled_at_ms: ports.clock.nowMs() })
}
