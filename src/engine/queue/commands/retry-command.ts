import { phaseWords } from '../../domain/phase-words.ts'
import { keptHere, noTime } from '../admission/schedule-gate.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'
import { noError, type JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { reconcileFirst, type CommandOutcome } from './command-result.ts'

/** A fresh start that keeps the user's consent. */
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

/** The user's decision after the job's time means now; before it, the time stands. */
export function timeAgain({ ports }: QueueContext, job: StoredJob): JobChanges {
  return job.scheduled_for_ms !== null && job.scheduled_for_ms > ports.clock.nowMs()
    ? keptHere(job)
    : noTime
}

/** Tries again what failed, waits or stands still; says why where there is nothing to try. */
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
      // An upload that stands still: it stops and goes on from its place in the line, which is now.
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

/** Takes the user's word on a post that was sent and not confirmed. */
export function resolve(
  context: QueueContext,
  inFlight: InFlight,
  job: StoredJob,
  as: 'posted' | 'post-again'
): CommandOutcome {
  if (job.phase !== 'unknown')
    return `It is ${phaseWords[job.phase]}, so there is nothing to settle.`
  const { jobs, ports } = context
  // The answer may be that the post is there; what it says would come too late.
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
