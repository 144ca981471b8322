import type { QueueState } from '../../contract/queue/engine-event.ts'
import type { Job } from '../../contract/queue/job.ts'
import { stageOf, type Waiting } from '../../contract/queue/phase.ts'
import { hourMs, minuteMs } from '../../contract/duration.ts'

/** A command does not wait for a step further away than this, unless with `--wait`. */
const nearMs = 10 * minuteMs
/** After this long the engine polls TikTok's state only every 15 minutes, longer than `nearMs`. */
const quickPollMs = hourMs

/**
 * Whether there is nothing to watch for now: the job is settled, needs the user, or its next step
 * is over ten minutes away. With `wait`: only if it is settled, or the user must fix or decide it.
 */
export function isAtRest(job: Job, nowMs: number, wait: boolean): boolean {
  switch (stageOf(job.phase)) {
    case 'checked':
    case 'unknown':
    case 'ended':
      return true
    case 'scheduled':
      // One that is being taken back or moved is not there yet.
      return !wait && job.pendingChange === null
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
 * Whether the whole queue keeps this job from its next step for long, whatever the job waits for:
 * the user paused it, or Aether asked the key to pause for over ten minutes.
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
