import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import { countJobs } from './job-counts.ts'
import type { JobCounts } from './job-counts.ts'

/** A job of this command line, with the path by which the user named it. */
export interface TrackedJob {
  path: string
  job: Job
  /** Published by an earlier run: reported, then counted as skipped. */
  postedBefore: boolean
}

export interface TrackedJobs {
  /** Feeds an event; returns the line's job it changed, or null. Keeps events before `adopt`. */
  accept(event: EngineEvent): TrackedJob | null
  /** Takes over what `add` answered. Returns each job once, with its latest state. */
  adopt(added: readonly AddedPath[], find: (jobId: string) => Job | null): TrackedJob[]
  /** Takes over jobs that are in the queue already. */
  adoptJobs(jobs: readonly Job[]): TrackedJob[]
  get(jobId: string): TrackedJob | undefined
  all(): TrackedJob[]
  /** Paths that never became a job. */
  leftOut(): AddedPath[]
  counts(): JobCounts
  /** Other jobs of the queue that changed meanwhile. */
  others(): Job[]
}

/** Keeps the jobs of this command line apart from everything else in the queue. */
export function createLineJobs(): TrackedJobs {
  const ours = new Map<string, TrackedJob>()
  const changedOthers = new Map<string, Job>()
  const leftOut: AddedPath[] = []

  function adoptOne(path: string, job: Job, postedBefore: boolean): TrackedJob {
    const entry = { path, job, postedBefore }
    ours.set(job.id, entry)
    changedOthers.delete(job.id)
    return entry
  }

  return {
    accept(event) {
      if (event.type !== 'job') return null
      const entry = ours.get(event.job.id)
      if (!entry) {
        changedOthers.set(event.job.id, event.job)
        return null
      }
      if (event.job.revision < entry.job.revision) return null
      entry.job = event.job
      return entry
    },
    adopt(added, find) {
      const adopted: TrackedJob[] = []
      for (const path of added) {
        const job = path.jobId === null ? null : find(path.jobId)
        if (!job) leftOut.push(path)
        else if (!ours.has(job.id))
          adopted.push(
            adoptOne(
              path.path,
              job,
              path.outcome === 'already-settled' && job.phase === 'published'
            )
          )
      }
      return adopted
    },
    adoptJobs: (jobs) =>
      jobs.filter((job) => !ours.has(job.id)).map((job) => adoptOne(job.path, job, false)),
    get: (jobId) => ours.get(jobId),
    all: () => [...ours.values()],
    leftOut: () => leftOut,
    counts() {
      const jobs = [...ours.values()].filter((entry) => !entry.postedBefore).map(({ job }) => job)
      const unreadable = leftOut.filter((path) => path.outcome === 'unreadable').length
      return countJobs(jobs, {
        skipped: ours.size - jobs.length + leftOut.length - unreadable,
        needsAttention: unreadable
      })
    },
    others: () => [...changedOthers.values()]
  }
}
