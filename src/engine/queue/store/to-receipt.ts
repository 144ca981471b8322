import { receiptSchema, type Receipt } from '../../../contract/history/receipt.ts'
import type { HistoryRow } from './job-store.ts'
import { toJob, type StoredJob } from './stored-job.ts'

/** Builds a job's receipt from its row and its phase changes. */
export function toReceipt(row: StoredJob, history: readonly HistoryRow[], nowMs: number): Receipt {
  const job = toJob(row, nowMs)
  return receiptSchema.parse({ ...job, jobId: job.id, history: toSteps(history) })
}

/** Converts a job's phase changes to the form that clients see. */
export function toSteps(history: readonly HistoryRow[]): Receipt['history'] {
  return history.map((entry) => ({
    at: new Date(entry.at_ms).toISOString(),
    event: entry.event,
    phase: entry.phase,
    waiting: entry.wait_reason,
    errorCode: entry.error_code,
    requestId: entry.request_id
  }))
}
