import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { standingOf } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'
import { decideNotices, noBatch } from './notices.ts'
import type { Notice } from './notices.ts'
import { progressBar } from './progress-bar.ts'
import type { ProgressBar } from './progress-bar.ts'
import { summarise } from './queue-summary.ts'
import type { QueueSummary } from './queue-summary.ts'
import { createQueueWatch } from './queue-watch.ts'

/** What is shown on the desktop, outside of the window. */
export interface Desktop {
  show: (summary: QueueSummary, bar: ProgressBar) => void
  notify: (notice: Notice) => void
}

export interface DesktopStatus {
  /** Another queue was opened, or none is open any more. */
  open: (engine: Pick<Engine, 'jobs' | 'queue' | 'accounts'> | null) => void
  push: (event: EngineEvent) => void
  /** The queue's numbers at this moment. */
  summary: () => QueueSummary
  /** Shows the present state; called at the event pump's pace, and for what changed besides. */
  look: () => void
}

/** Follows the queue for menus, tray, dock and notifications; a pure function decides each. */
export function createDesktopStatus(desktop: Desktop): DesktopStatus {
  const watch = createQueueWatch()
  let told: ReadonlySet<string> = noBatch.told

  const summary = (): QueueSummary =>
    summarise(watch.jobs.values(), watch.queue, watch.accounts, Date.now())
  const look = (): void => {
    const confirmed: JobFacts[] = []
    for (const job of watch.jobs.values()) if (standingOf(job) !== 'out') confirmed.push(job)
    const inBatch = confirmed.filter(({ id }) => watch.batchIds.has(id))
    desktop.show(summary(), progressBar(inBatch, watch.sentBytes, watch.queue))
    const decision = decideNotices(
      { jobIds: watch.batchIds, told },
      confirmed,
      watch.queue?.hold ?? null
    )
    if (decision.batch === noBatch) watch.endBatch()
    told = decision.batch.told
    for (const notice of decision.notices) desktop.notify(notice)
  }

  return {
    open(engine) {
      watch.open(engine)
      told = noBatch.told
    },
    push: watch.push,
    summary,
    look
  }
}
