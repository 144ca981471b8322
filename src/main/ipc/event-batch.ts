import type { Account } from '../../contract/account/account.ts'
import type { EngineEvent, QueueState } from '../../contract/queue/engine-event.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import type { Job, UploadProgress } from '../../contract/queue/job.ts'
import { toJobRow } from './job-row.ts'

/** Changes of one message, without the fields that the pump adds. */
export type DeltaBody = Omit<Delta, 'session' | 'seq'>

export interface EventBatch {
  add(event: EngineEvent): void
  /**
   * Returns the changes so far, or null for none. Up to `maxRows` rows; the next call has the rest.
   */
  take(): DeltaBody | null
}

/**
 * Merges engine events so that the window gets only the last state of each thing: a job that
 * changed five times is one row, a hundred byte counts of an upload are one number.
 */
export function createEventBatch(maxRows = 2000): EventBatch {
  const jobs = new Map<string, Job>()
  const progress = new Map<string, UploadProgress>()
  let queue: QueueState | null = null
  let accounts: Account[] | null = null

  return {
    add(event) {
      switch (event.type) {
        case 'job':
          jobs.set(event.job.id, event.job)
          // Byte counts belong to a running upload; a later phase makes them stale.
          if (event.job.phase !== 'uploading') progress.delete(event.job.id)
          return
        case 'progress':
          progress.set(event.progress.jobId, event.progress)
          return
        case 'queue':
          queue = event.queue
          return
        case 'accounts':
          accounts = event.accounts
      }
    },
    take() {
      if (jobs.size === 0 && progress.size === 0 && queue === null && accounts === null) return null
      const body: DeltaBody = {
        rows: [],
        removed: [],
        progress: [...progress.values()],
        queue,
        accounts
      }
      let taken = 0
      for (const [id, job] of jobs) {
        if (taken++ === maxRows) break
        jobs.delete(id)
        if (job.hidden) body.removed.push(id)
        else body.rows.push(toJobRow(job))
      }
      progress.clear()
      queue = null
      accounts = null
      return body
    }
  }
}
