import { countJobs } from '../tracking/job-counts.ts'
import type { JobCounts } from '../tracking/job-counts.ts'
import { jobSummaryLine } from '../views/json-lines.ts'
import type { JobView } from '../tracking/job-view.ts'
import type { LineWriter } from '../views/line-writer.ts'
import { isMendedByCaller } from '../usage-error.ts'

/**
 * Carries out a part of a command; a failure that is no usage error still ends with the summary before it is told.
 * @param counts what the line has come to by then; nothing by default
 */
export async function withSummary<T>(
  view: Pick<JobView, 'end'>,
  work: () => Promise<T>,
  counts: () => JobCounts = () => countJobs([])
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isMendedByCaller(error)) view.end(counts())
    throw error
  }
}

/** The same for commands that print their jobs at once: a summary of nothing with `--json`, and no more than the message without. */
export async function orJsonSummary<T>(
  json: boolean,
  stdout: LineWriter,
  work: () => Promise<T>
): Promise<T> {
  return withSummary({ end: (counts) => void (json && stdout.line(jobSummaryLine(counts))) }, work)
}
