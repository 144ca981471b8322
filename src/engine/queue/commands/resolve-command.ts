import { phaseWords } from '../../domain/phase-words.ts'
import type { QueueContext } from '../queue-context.ts'
import type { JobChanges } from '../store/job-store.ts'
import type { StoredJob } from '../store/stored-job.ts'
import type { Verdict } from './command-result.ts'
import type { InFlight } from './in-flight.ts'
import { freshAttempt, timeAgain } from './retry-command.ts'

/** Takes the user's word on a post that was sent and not confirmed. */
export function resolve(
  context: QueueContext,
  inFlight: InFlight,
  job: StoredJob,
  as: 'posted' | 'post-again'
): Verdict {
  if (job.phase !== 'unknown')
    return `It is ${phaseWords[job.phase]}, so there is nothing to settle.`
  const { jobs, ports } = context
  // The answer may be that the post is there; what it says would come too late.
  if (as === 'post-again' && inFlight.isAtWork(job.id))
    return 'Aether is being asked about it at this moment. Say so again when it has answered.'
  if (as === 'post-again')
    return jobs.move(job, 'person-posts-again', { ...freshAttempt, ...timeAgain(context, job) })
  const settled: JobChanges = { error_code: null, error_message: null }
  const isToCome =
    job.hand_over === 'aether' &&
    job.scheduled_for_ms !== null &&
    job.scheduled_for_ms > ports.clock.nowMs()
  if (isToCome)
    return jobs.move(job, 'person-saw-scheduled-post', {
      ...settled,
      polls: 0,
      due_at_ms: job.scheduled_for_ms
    })
  return jobs.move(job, 'person-saw-post', { ...settled, settled_at_ms: ports.clock.nowMs() })
}
