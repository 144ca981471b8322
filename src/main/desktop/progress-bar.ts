import type { QueueState } from '../../contract/queue/engine-event.ts'
import { bytesThere } from '../../contract/queue/queue-summary.ts'
import { standingOf } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'

/** The bar on the app's icon in the dock or taskbar; a fraction below 0 removes it. */
export interface ProgressBar {
  fraction: number
  mode: 'none' | 'normal' | 'paused' | 'error'
}

/**
 * Returns the sent share of the batch's bytes. Red: holds until the user acts; yellow: paused.
 * @param jobs only the batch's jobs
 * @param sentBytes bytes of a job that is uploading
 */
export function progressBar(
  jobs: readonly JobFacts[],
  sentBytes: (jobId: string) => number,
  queue: QueueState | null
): ProgressBar {
  const standings = new Set(jobs.map(standingOf))
  const isMoving = standings.has('moving')
  if (!isMoving && !standings.has('held')) return { fraction: -1, mode: 'none' }
  let total = 0
  let sent = 0
  for (const job of jobs) {
    const standing = standingOf(job)
    if (standing === 'out' || standing === 'resting') continue
    if (job.phase === 'failed' || job.phase === 'cancelled') continue
    total += job.sizeBytes
    sent += bytesThere(job, sentBytes)
  }
  const fraction = total === 0 ? 0 : sent / total
  if (queue?.paused === true) return { fraction, mode: 'paused' }
  const stopped =
    !isMoving || queue?.hold?.reason === 'not-authorised' || queue?.hold?.reason === 'storage'
  return { fraction, mode: stopped ? 'error' : 'normal' }
}
