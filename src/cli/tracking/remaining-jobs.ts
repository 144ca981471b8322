import type { QueueState } from '../../contract/queue/engine-event.ts'
import type { Job } from '../../contract/queue/job.ts'
import { stageOf, type Waiting } from '../../contract/queue/phase.ts'
import { hourMs, minuteMs } from '../../contract/duration.ts'

/** A step further away than this is not waited for, unless the person asked with `--wait`. */
const nearMs = 10 * minuteMs
/** After this long the engine asks TikTok's state only every 15 minutes, which is further away than `nearMs`. */
const quickPollMs = hourMs

/**
 * Whether there is nothing to watch for now: the job is settled, needs a person, or its next possible step is more
 * than ten minutes away. With `wait`, only a settled job rests, and one that a person must mend or decide about.
 */
export function isAtRest(job: Job, nowMs: number, wait: boolean): boolean {
  switch (stageOf(job.phase)) {
    case 'checked':
    case 'unknown':
    case 'ended':
      return true
    case 'scheduled':
      // One that is being taken back or moved is not there yet.
      return !wait && job.pendingOrder === null
    case 'post':
      return (
        job.phase === 'processing' &&
        !wait &&
        job.submittedAt !== null &&
        nowMs - Date.parse(job.submittedAt) > quickPollMs
      )
    case 'waiting':
      return job.missed || (job.waiting !== null && isLongWait(job.waiting, nowMs, wait))
    case 'checking':
    case 'upload':
      return false
  }
}

const movedBySending: ReadonlySet<Job['phase']> = new Set([
  'waiting',
  'uploaded',
  'submitting',
  'processing'
])

/**
 * Whether the queue as a whole keeps this job from its next step for long, whatever the job itself waits for: a person paused
 * it, or Aether asked the key to pause for more than ten minutes.
 */
export function isHeldForLong(
  job: Job,
  { paused, stopping, hold }: Pick<QueueState, 'paused' | 'stopping' | 'hold'>,
  nowMs: number
): boolean {
  if (paused && !stopping && job.phase === 'waiting') return true
  return movedBySending.has(job.phase) && isFar(hold?.until ?? null, nowMs)
}

function isLongWait({ reason, until }: Waiting, nowMs: number, wait: boolean): boolean {
  if (reason === 'not-authorised' || reason === 'reconnect') return true
  if (wait) return false
  if (reason === 'audience-check' || reason === 'paused') return true
  return isFar(until, nowMs)
}

function isFar(until: string | null, nowMs: number): boolean {
  return until !== null && Date.parse(until) - nowMs > nearMs
}
