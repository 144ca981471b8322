import { tally } from './jobs/job-tally.ts'
import type { JobTally } from './jobs/job-tally.ts'
import { jobSummaryLine } from './output/json-lines.ts'
import type { JobView } from './output/job-view.ts'
import type { LineWriter } from './output/line-writer.ts'
import { isMendedByCaller } from './usage-error.ts'

/**
 * Carries out a part of a command; a failure that is no usage error still ends with the summary before it is told.
 * @param counts what the line has come to by then; nothing by default
 */
export async function orSummary<T>(
  view: Pick<JobView, 'end'>,
  work: () => Promise<T>,
  counts: () => JobTally = () => tally([])
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
  return orSummary({ end: (counts) => void (json && stdout.line(jobSummaryLine(counts))) }, work)
}
