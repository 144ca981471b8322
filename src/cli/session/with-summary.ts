import { countJobs, type JobCounts } from '../tracking/job-counts.ts'
import { jobSummaryLine } from '../views/json-lines.ts'
import type { JobView } from '../tracking/job-view.ts'
import type { LineWriter } from '../views/line-writer.ts'
import { isUsageFault } from '../usage-error.ts'

/**
 * Runs part of a command; on an error that is no usage error, prints the summary, then rethrows.
 * @param counts the line's counts by then; zeros by default
 */
export async function withSummary<T>(
  view: Pick<JobView, 'end'>,
  work: () => Promise<T>,
  counts: () => JobCounts = () => countJobs([])
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isUsageFault(error)) view.end(counts())
    throw error
  }
}

/** For commands that print jobs at once: an empty summary with `--json`, else only the message. */
export async function orJsonSummary<T>(
  json: boolean,
  stdout: LineWriter,
  work: () => Promise<T>
): Promise<T> {
  return withSummary({ end: (counts) => void (json && stdout.line(jobSummaryLine(counts))) }, work)
}
