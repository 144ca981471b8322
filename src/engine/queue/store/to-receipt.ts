import type { Receipt } from '../../../contract/history/receipt.ts'
import type { HistoryRow } from './job-store.ts'
import { toJob, type StoredJob } from './stored-job.ts'

/** The receipt of one job from its row and its moves. */
export function toReceipt(row: StoredJob, history: readonly HistoryRow[], nowMs: number): Receipt {
  const job = toJob(row, nowMs)
  return {
    jobId: job.id,
    profileId: job.profileId,
    path: job.path,
    sizeBytes: job.sizeBytes,
    sha256: job.sha256,
    caption: job.caption,
    options: job.options,
    consentAt: job.consentAt,
    phase: job.phase,
    submittedAt: job.submittedAt,
    settledAt: job.settledAt,
    postId: job.postId,
    url: job.url,
    error: job.error,
    history: toSteps(history)
  }
}

/** The moves of a job as every face sees them. */
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
