import type { UploadProgress } from '../../contract/queue/job.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import type { JobCounts } from './job-counts.ts'
import type { TrackedJob } from './tracked-jobs.ts'

/** How a command shows its jobs: as JSON lines, as plain lines, or as a live table. All of them take the same news. */
export interface JobView {
  /** A job of this line as it is now. Saying the same thing twice shows it once. */
  change(entry: TrackedJob): void
  /** A path that never became a job. */
  leftOut(path: AddedPath): void
  progress(progress: UploadProgress): void
  /** A message for the person, in one line; never on stdout. Names in it are made safe to show. */
  note(text: string): void
  /** Takes a live table off the screen, so that a question can be asked. News meanwhile are shown by `resume`. */
  rest(): void
  resume(): void
  /** The last thing said. */
  end(counts: JobCounts): void
}
