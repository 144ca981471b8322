import { tally } from './jobs/job-tally.ts'
import type { JobTally } from './jobs/job-tally.ts'
import type { JobView } from './output/job-view.ts'
import { isMendedByCaller } from './usage-error.ts'

/**
 * Carries out a part of a command; a failure that is no usage error still ends with the summary before it is told.
 * @param counts what the line has come to by then; nothing by default
 */
export async function orSummary<T>(view: JobView, work: () => Promise<T>, counts: () => JobTally = () => tally([])): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isMendedByCaller(error)) view.end(counts())
    throw error
  }
}
