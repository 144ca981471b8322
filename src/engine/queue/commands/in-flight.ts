import type { StopReason } from '../queue-context.ts'

/** What a request needs from the runner besides the store: to reach into work in flight. */
export interface InFlight {
  /** Aborts the job's running step; false when none runs that can be aborted. */
  abort(jobId: string, reason: StopReason): boolean
  abortUploads(reason: StopReason): void
  /** Whether a step of this job is under way. */
  isAtWork(jobId: string): boolean
}
