import type { Account } from '../../contract/account/account.ts'
import type { EngineEvent, QueueState } from '../../contract/queue/engine-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { desktopSummary } from './desktop-summary.ts'
import type { DesktopSummary } from './desktop-summary.ts'
import { standingOf, toJobFacts } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'
import { decideNotifications, noBatch } from './notifications.ts'
import type { AppNotification } from './notifications.ts'
import { progressBar } from './progress-bar.ts'
import type { ProgressBar } from './progress-bar.ts'

/** The parts of the desktop outside the window. */
export interface Desktop {
  show: (summary: DesktopSummary, bar: ProgressBar) => void
  notify: (notice: AppNotification) => void
}

export interface DesktopStatus {
  /** Called when another queue was opened, or none is open. */
  open: (engine: Pick<Engine, 'jobs' | 'queue' | 'accounts'> | null) => void
  push: (event: EngineEvent) => void
  /** Returns the queue's current numbers. */
  summary: () => DesktopSummary
  /**
   * Shows the current state; called at the event pump's pace, and after changes without an event.
   */
  look: () => void
}

/** Follows the queue for menus, tray, dock and notifications; a pure function decides each. */
export function createDesktopStatus(desktop: Desktop): DesktopStatus {
  const jobs = new Map<string, JobFacts>()
  const sent = new Map<string, number>()
  /** Jobs that moved since the last batch ended. */
  const batchIds = new Set<string>()
  let queue: QueueState | null = null
  let accounts: readonly Account[] = []
  let told: ReadonlySet<string> = noBatch.told

  const sentBytes = (jobId: string): number => sent.get(jobId) ?? 0
  const note = (job: JobFacts): void => {
    jobs.set(job.id, job)
    if (job.phase !== 'uploading') sent.delete(job.id)
    if (standingOf(job) === 'moving') batchIds.add(job.id)
  }
  const summary = (): DesktopSummary =>
    desktopSummary([...jobs.values()], queue, accounts, Date.now(), sentBytes)

  return {
    open(engine) {
      jobs.clear()
      sent.clear()
      batchIds.clear()
      queue = engine?.queue() ?? null
      accounts = engine?.accounts() ?? []
      told = noBatch.told
      for (const job of engine?.jobs() ?? []) note(toJobFacts(job))
    },
    push(event) {
      if (event.type === 'job') note(toJobFacts(event.job))
      else if (event.type === 'progress') sent.set(event.progress.jobId, event.progress.sentBytes)
      else if (event.type === 'queue') queue = event.queue
      else accounts = event.accounts
    },
    summary,
    look() {
      const confirmed = [...jobs.values()].filter((job) => standingOf(job) !== 'out')
      const inBatch = confirmed.filter(({ id }) => batchIds.has(id))
      desktop.show(summary(), progressBar(inBatch, sentBytes, queue))
      const { batch, notices } = decideNotifications(
        { jobIds: batchIds, told },
        confirmed,
        queue?.hold ?? null
      )
      if (batch === noBatch) batchIds.clear()
      told = batch.told
      for (const notice of notices) desktop.notify(notice)
    }
  }
}
