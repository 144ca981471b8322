import type { UploadProgress } from '../../contract/queue/job.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import type { JobCounts } from './job-counts.ts'
import type { TrackedJob } from './tracked-jobs.ts'

/** How a command shows its jobs: JSON lines, plain lines or a live table. All get the same news. */
export interface JobView {
  /** A job of this line as it is now. Saying the same thing twice shows it once. */
  change(entry: TrackedJob): void
  /** A path that never became a job. */
  leftOut(path: AddedPath): void
  progress(progress: UploadProgress): void
  /** A message for the user, in one line; never on stdout. Names in it are made safe to show. */
  note(text: string): void
  /** Clears a live table so that a question can be asked. `resume` shows the changes since then. */
  rest(): void
  resume(): void
  /** The last thing said. */
  end(counts: JobCounts): void
}
