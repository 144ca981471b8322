import type { Hold, QueueState } from '../../../contract/queue/engine-event.ts'
import type { PauseHow } from '../../../contract/queue/queue-command.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'

/**
 * Pauses the queue: nothing more starts. `now` stops uploads; `after-current` lets running sends
 * finish. A paused queue can only become stricter: `after-current` would send what it holds.
 */
export function pause(context: QueueContext, inFlight: InFlight, how: PauseHow): void {
  const { meta, jobs, ports } = context
  meta.finishing = how === 'after-current' && (!meta.paused || meta.finishing)
  meta.paused = true
  if (how === 'now') inFlight.abortUploads('pause')
  jobs.holdWaiting('paused', ports.clock.nowMs())
}

export function resume({ meta, hold, jobs }: QueueContext): void {
  meta.paused = false
  meta.finishing = false
  hold.clear()
  jobs.releaseWaiting('paused')
  jobs.releaseWaiting('not-authorised')
}

/** Whether a paused queue still sends what was under way when it was paused. */
export function isStopping({ meta, jobs }: Pick<QueueContext, 'meta' | 'jobs'>): boolean {
  return (
    meta.paused && meta.finishing && jobs.countInPhases(['uploading', 'uploaded', 'submitting']) > 0
  )
}

/** Returns the banner's hold for a paused queue; null if it is not paused. */
export function describePause({
  paused,
  stopping
}: Pick<QueueState, 'paused' | 'stopping'>): Hold | null {
  if (!paused) return null
  const message = stopping
    ? 'The queue is being paused. What is being sent still goes out; nothing else does until you resume it.'
    : 'The queue is paused. Nothing is sent until you resume it.'
  return { reason: 'paused', until: null, message }
}
