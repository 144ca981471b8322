import type { JobRow } from '../../contract/ipc-rows.ts'
import { summarise } from '../../contract/queue/queue-summary.ts'
import type { QueueSummary } from '../../contract/queue/queue-summary.ts'
import { filterOf } from './filters.ts'
import type { Filter } from './filters.ts'

/** Totals of the whole list for the tabs, the footer and the publish panel. */
export interface Totals extends QueueSummary {
  counts: Record<Filter, number>
  /** Settled rows that may be cleared. */
  finished: number
  /** Rows with a lasting entry under "When". */
  timed: number
}

const noRows = { all: 0, attention: 0, queue: 0, scheduled: 0, published: 0, failed: 0 }

/** Sums up the rows. `sentBytes` returns the byte count of a row that is uploading. */
export function addUp(rows: readonly JobRow[], sentBytes: (id: string) => number): Totals {
  const summary = summarise(rows, sentBytes)
  const counts: Totals['counts'] = { ...noRows, all: rows.length }
  for (const row of rows) {
    const tab = filterOf(row)
    if (tab !== null) counts[tab] += 1
  }
  return {
    ...summary,
    counts,
    finished: summary.published + summary.cancelled,
    timed: rows.filter(hasLastingTime).length
  }
}

/** Ignores the back-off: a column that comes and goes with it would move all the others. */
function hasLastingTime({ scheduledFor, settledAt, waiting }: JobRow): boolean {
  return (
    scheduledFor !== null ||
    settledAt !== null ||
    (waiting?.until != null && (waiting.reason === 'quota' || waiting.reason === 'schedule'))
  )
}
