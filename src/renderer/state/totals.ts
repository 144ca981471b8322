import type { JobRow } from '../../contract/ipc-rows.ts'
import { blocked, isIn, phaseMay } from '../../contract/queue/phase.ts'
import { filterOf } from './filters.ts'
import type { Filter } from './filters.ts'

/** What the tabs, the footer and the publish panel say about the whole list. */
export interface Totals {
  counts: Record<Filter, number>
  checking: number
  ready: number
  blocked: number
  failed: number
  unknown: number
  /** Settled rows that may be cleared. */
  finished: number
  /** Confirmed rows that are not cancelled: what the footer's "n of m" counts. */
  batch: number
  /** Of those, the ones that have come to an end. */
  batchDone: number
  /** Of those, the ones that came to nothing. */
  batchFailed: number
  batchBytes: number
  batchSentBytes: number
  /** Some row is on its way or waits for its turn. */
  active: boolean
  uploading: number
  allBytes: number
  /** Rows that have something to say under "When" for longer than a moment. */
  timed: number
}

const none: Totals = {
  counts: { all: 0, attention: 0, queue: 0, scheduled: 0, published: 0, failed: 0 },
  checking: 0,
  ready: 0,
  blocked: 0,
  failed: 0,
  unknown: 0,
  finished: 0,
  batch: 0,
  batchDone: 0,
  batchFailed: 0,
  batchBytes: 0,
  batchSentBytes: 0,
  active: false,
  uploading: 0,
  allBytes: 0,
  timed: 0
}

/** Adds the rows up. `sentBytes` gives the byte count of a row that is uploading. */
export function addUp(rows: Iterable<JobRow>, sentBytes: (id: string) => number): Totals {
  const totals: Totals = { ...none, counts: { ...none.counts } }
  for (const row of rows) {
    totals.counts.all += 1
    totals.allBytes += row.sizeBytes
    if (hasLastingTime(row)) totals.timed += 1
    const tab = filterOf(row)
    if (tab !== null) totals.counts[tab] += 1
    if (row.armed && row.phase !== 'cancelled') {
      totals.batch += 1
      totals.batchBytes += row.sizeBytes
    }
    addPhase(totals, row, sentBytes)
  }
  return totals
}

/** Ignores the back-off: a column that came and went with it would move all the others. */
function hasLastingTime({ scheduledFor, settledAt, waiting }: JobRow): boolean {
  return (
    scheduledFor !== null ||
    settledAt !== null ||
    (waiting?.until != null && (waiting.reason === 'quota' || waiting.reason === 'schedule'))
  )
}

function addPhase(totals: Totals, row: JobRow, sentBytes: (id: string) => number): void {
  const { phase, sizeBytes } = row
  if (isIn(phase, 'waiting', 'upload', 'post')) totals.active = true
  if (phase === 'uploaded' || phaseMay(phase, 'have-posted')) totals.batchSentBytes += sizeBytes
  switch (phase) {
    case 'uploading':
      totals.uploading += 1
      totals.batchSentBytes += Math.min(sentBytes(row.id), sizeBytes)
      return
    case 'published':
      totals.batchDone += 1
      totals.finished += 1
      return
    case 'failed':
      totals.failed += 1
      if (row.armed) {
        totals.batchDone += 1
        totals.batchFailed += 1
        totals.batchBytes -= sizeBytes
      }
      return
    case 'cancelled':
      totals.finished += 1
      return
    case 'checking':
    case 'ready':
    case 'unknown':
      totals[phase] += 1
      return
    case blocked:
      totals.blocked += 1
      return
    case 'waiting':
    case 'uploaded':
    case 'submitting':
    case 'processing':
    case 'scheduled':
  }
}
