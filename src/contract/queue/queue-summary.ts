import type { Job } from './job.ts'
import { isIn, phaseMay, phases } from './phase.ts'
import type { Phase, Stage } from './phase.ts'

export type PhaseCounts = Record<Phase, number>

/** The fields of a job that a summary reads; window rows and desktop facts have them. */
export interface Counted extends Pick<Job, 'id' | 'phase' | 'sizeBytes'> {
  /** The user confirmed it. */
  armed: boolean
}

/** The queue in numbers: jobs per phase, and totals for tray, menus, tabs and footer. */
export interface QueueSummary extends PhaseCounts {
  all: number
  allBytes: number
  /** Jobs whose upload or post is running in this app. */
  sending: number
  /** Confirmed jobs that this app still has to send: they wait while it is closed. */
  unsent: number
  /** Whether a job is running or waits for its turn. */
  active: boolean
  /** Confirmed jobs that are not cancelled: the footer's "n of m" counts them. */
  batch: number
  /** Those jobs of the batch that have ended. */
  batchDone: number
  /** Those jobs of the batch that failed. Their bytes do not count. */
  batchFailed: number
  batchBytes: number
  batchSentBytes: number
}

const noJobs: PhaseCounts = {
  checking: 0,
  'needs-attention': 0,
  ready: 0,
  waiting: 0,
  uploading: 0,
  uploaded: 0,
  submitting: 0,
  processing: 0,
  scheduled: 0,
  published: 0,
  failed: 0,
  cancelled: 0,
  unknown: 0
}

export function countPhases(jobs: readonly Pick<Job, 'phase'>[]): PhaseCounts {
  const counts = { ...noJobs }
  for (const { phase } of jobs) counts[phase] += 1
  return counts
}

export function countIn(counts: PhaseCounts, ...stages: Stage[]): number {
  return phases.reduce((sum, phase) => sum + (isIn(phase, ...stages) ? counts[phase] : 0), 0)
}

/** @param sentBytes bytes of a job that is uploading */
export function summarise(
  jobs: readonly Counted[],
  sentBytes: (jobId: string) => number
): QueueSummary {
  const counts = countPhases(jobs)
  const confirmed = jobs.filter(({ armed, phase }) => armed && phase !== 'cancelled')
  const failed = confirmed.filter(({ phase }) => phase === 'failed')
  const uploads = countIn(counts, 'upload')
  return {
    ...counts,
    all: jobs.length,
    allBytes: sumOf(jobs, sizeOf),
    sending: uploads + counts.submitting,
    unsent: uploads + counts.waiting,
    active: countIn(counts, 'waiting', 'upload', 'post') > 0,
    batch: confirmed.length,
    batchDone: counts.published + failed.length,
    batchFailed: failed.length,
    batchBytes: sumOf(confirmed, sizeOf) - sumOf(failed, sizeOf),
    batchSentBytes: sumOf(jobs, (job) => bytesThere(job, sentBytes))
  }
}

/** Returns how many bytes of a job Aether has. */
export function bytesThere(
  { id, phase, sizeBytes }: Counted,
  sentBytes: (jobId: string) => number
): number {
  if (phase === 'uploading') return Math.min(sentBytes(id), sizeBytes)
  return phase === 'uploaded' || phaseMay(phase, 'have-posted') ? sizeBytes : 0
}

const sizeOf = ({ sizeBytes }: Counted): number => sizeBytes

function sumOf(jobs: readonly Counted[], of: (job: Counted) => number): number {
  return jobs.reduce((sum, job) => sum + of(job), 0)
}
