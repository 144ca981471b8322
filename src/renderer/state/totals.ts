import type { JobRow } from '../../contract/ipc-rows.ts'
import { summarise } from '../../contract/queue/queue-summary.ts'
import type { QueueSummary } from '../../contract/queue/queue-summary.ts'
import { filterOf } from './filters.ts'
import type { Filter } from './filters.ts'

/** What the tabs, the footer and the publish panel say about the whole list. */
export interface Totals extends QueueSummary {
  counts: Record<Filter, number>
  /** Settled rows that may be cleared. */
  finished: number
  /** Rows that have something to say under "When" for longer than a moment. */
  timed: number
}

const noRows = { all: 0, attention: 0, queue: 0, scheduled: 0, published: 0, failed: 0 }

/** Adds the rows up. `sentBytes` gives the byte count of a row that is uploading. */
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

/** Ignores the back-off: a column that came and went with it would move all the others. */
function hasLastingTime({ scheduledFor, settledAt, waiting }: JobRow): boolean {
  return (
    scheduledFor !== null ||
    settledAt !== null ||
    (waiting?.until != null && (waiting.reason === 'quota' || waiting.reason === 'schedule'))
  )
}
