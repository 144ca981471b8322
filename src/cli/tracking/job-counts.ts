import type { Job } from '../../contract/queue/job.ts'
import type { JobSummaryLine } from '../../contract/cli-lines.ts'

export type JobCounts = Omit<JobSummaryLine, 'event'>
type Bucket = Exclude<keyof JobCounts, 'total'>

const buckets: Record<Job['phase'], Bucket> = {
  checking: 'waiting',
  ready: 'waiting',
  waiting: 'waiting',
  uploading: 'waiting',
  uploaded: 'waiting',
  submitting: 'processing',
  processing: 'processing',
  scheduled: 'scheduled',
  published: 'published',
  'needs-attention': 'needsAttention',
  failed: 'failed',
  unknown: 'unknown',
  cancelled: 'cancelled'
}

/** The summary's count for a job. A job that has not reached TikTok but still may is `waiting`. */
export function bucketOf(phase: Job['phase']): Bucket {
  return buckets[phase]
}

/** Counts buckets; `total` is always their sum. */
export function countJobs(found: Iterable<Bucket>): JobCounts {
  const counts: JobCounts = {
    published: 0,
    scheduled: 0,
    processing: 0,
    waiting: 0,
    needsAttention: 0,
    failed: 0,
    unknown: 0,
    cancelled: 0,
    skipped: 0,
    total: 0
  }
  for (const bucket of found) {
    counts[bucket] += 1
    counts.total += 1
  }
  return counts
}
