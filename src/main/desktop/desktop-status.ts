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

/** At most one look in this time, in ms: menus, the tray and the dock need no more. */
const lookGapMs = 250

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
  /** Looks at once, for what changed besides the queue. */
  look: () => void
  stop: () => void
}

/** Follows the queue for menus, tray, dock and notifications; a pure function decides each. */
export function createDesktopStatus(desktop: Desktop): DesktopStatus {
  const watch = createQueueWatch()
  let told: ReadonlySet<string> = noBatch.told
  let timer: NodeJS.Timeout | null = null

  const summary = (): QueueSummary =>
    summarise(watch.jobs.values(), watch.queue, watch.accounts, Date.now())
  const look = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
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
  const lookSoon = (): void => {
    timer ??= setTimeout(look, lookGapMs)
  }

  return {
    open(engine) {
      watch.open(engine)
      told = noBatch.told
      lookSoon()
    },
    push(event) {
      watch.push(event)
      lookSoon()
    },
    summary,
    look,
    stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    }
  }
}
