import type { Account } from '../../contract/account/account.ts'
import type { EngineEvent, QueueState } from '../../contract/queue/engine-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { standingOf, toJobFacts } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'

/** The view of the desktop's parts: the last state of everything, and the batch in progress. */
export interface QueueView {
  jobs: ReadonlyMap<string, JobFacts>
  sentBytes: (jobId: string) => number
  queue: QueueState | null
  accounts: readonly Account[]
  /** Jobs that moved since the last batch ended. */
  batchIds: ReadonlySet<string>
}

export interface QueueWatch extends QueueView {
  /** Starts over with what this queue holds now; null when none is open. */
  open: (engine: Pick<Engine, 'jobs' | 'queue' | 'accounts'> | null) => void
  push: (event: EngineEvent) => void
  /** The batch has come to its end; what moves next begins another. */
  endBatch: () => void
}

/** Keeps the desktop's picture of the queue from the engine's events. */
export function createQueueWatch(): QueueWatch {
  const jobs = new Map<string, JobFacts>()
  const sent = new Map<string, number>()
  const batchIds = new Set<string>()
  let queue: QueueState | null = null
  let accounts: readonly Account[] = []

  const note = (job: JobFacts): void => {
    jobs.set(job.id, job)
    if (job.phase !== 'uploading') sent.delete(job.id)
    if (standingOf(job) === 'moving') batchIds.add(job.id)
  }

  return {
    jobs,
    sentBytes: (jobId) => sent.get(jobId) ?? 0,
    get queue() {
      return queue
    },
    get accounts() {
      return accounts
    },
    batchIds,
    open(engine) {
      jobs.clear()
      sent.clear()
      batchIds.clear()
      queue = engine?.queue() ?? null
      accounts = engine?.accounts() ?? []
      for (const job of engine?.jobs() ?? []) note(toJobFacts(job))
    },
    push(event) {
      switch (event.type) {
        case 'job':
          return note(toJobFacts(event.job))
        case 'progress':
          sent.set(event.progress.jobId, event.progress.sentBytes)
          return
        case 'queue':
          queue = event.queue
          return
        case 'accounts':
          accounts = event.accounts
      }
    },
    endBatch: () => batchIds.clear()
  }
}
