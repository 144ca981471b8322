import type { JobSummaryLine } from '../../contract/cli-lines.ts'
import type { Job } from '../../contract/queue/job.ts'
import { countIn, countPhases } from '../../contract/queue/queue-summary.ts'

export type JobCounts = Omit<JobSummaryLine, 'event'>

/**
 * The summary's counts. A job that has not reached TikTok but still may is `waiting`.
 * The second argument counts what is no job here: paths left out, and jobs of an earlier run.
 */
export function countJobs(
  jobs: readonly Pick<Job, 'phase'>[],
  { skipped = 0, needsAttention = 0 }: Partial<JobCounts> = {}
): JobCounts {
  const phases = countPhases(jobs)
  return {
    published: phases.published,
    scheduled: phases.scheduled,
    processing: countIn(phases, 'post'),
    waiting: phases.ready + countIn(phases, 'checking', 'waiting', 'upload'),
    needsAttention: phases['needs-attention'] + needsAttention,
    failed: phases.failed,
    unknown: phases.unknown,
    cancelled: phases.cancelled,
    skipped,
    total: jobs.length + skipped + needsAttention
  }
}
