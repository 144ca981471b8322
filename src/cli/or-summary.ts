import { tally } from './jobs/job-tally.ts'
import type { JobView } from './output/job-view.ts'
import { isMendedByCaller } from './usage-error.ts'

/** Opens the queue; a failure that is no usage error still ends with a summary, of nothing, before it is told. */
export async function orSummary<T>(view: JobView, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    if (!isMendedByCaller(error)) view.end(tally([]))
    throw error
  }
}
