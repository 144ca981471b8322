import { t } from '../../contract/messages/say.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { Hold, QueueState } from '../../contract/queue/engine-event.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import { clockSkewText } from '../../contract/text/clock-skew-text.ts'
import type { Engine } from '../../engine/engine.ts'
import type { JobView } from './job-view.ts'
import { createLineJobs, type TrackedJob, type TrackedJobs } from './tracked-jobs.ts'

/** Time alone may put a job's next step far or near; no news come of that. */
const pollMs = 5_000

type Condition = (job: Job, queue: QueueState) => boolean
export type JobWatch = ReturnType<typeof watchJobs>

/**
 * Follows the jobs of this line: shows changes, resolves when a condition holds for every job.
 * Listens from now on, so that nothing that happens while files are added is missed.
 * @param alsoOurs whether a job that the line did not name belongs to it all the same; for `run`
 */
export function watchJobs(engine: Engine, view: JobView, alsoOurs?: (job: Job) => boolean) {
  const jobs = createLineJobs()
  const waiting = createLineWait(jobs)
  const tellQueue = createQueueNews(view)
  const early = new Map<string, Job[]>()
  let adopted = false
  let queue = engine.queue()

  function show(entry: TrackedJob): void {
    view.change({ ...entry })
    waiting.changed(entry)
  }
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'progress' && jobs.get(event.progress.jobId)) view.progress(event.progress)
    if (event.type === 'queue') {
      queue = event.queue
      tellQueue(queue)
      waiting.look()
    }
    if (event.type !== 'job') return
    if (!adopted) early.set(event.job.id, [...(early.get(event.job.id) ?? []), event.job])
    const entry = jobs.accept(event)
    if (entry) show(entry)
    else if (!jobs.get(event.job.id) && alsoOurs?.(event.job))
      for (const news of jobs.adoptJobs([event.job])) show(news)
  })

  return {
    jobs,
    adopt(added: readonly AddedPath[]): void {
      for (const entry of jobs.adopt(added, (id) => engine.job(id))) {
        for (const job of early.get(entry.job.id) ?? []) view.change({ ...entry, job })
        show(entry)
      }
      for (const path of jobs.leftOut()) view.leftOut(path)
      adopted = true
      early.clear()
    },
    adoptJobs(found: readonly Job[]): void {
      adopted = true
      early.clear()
      for (const entry of jobs.adoptJobs(found)) show(entry)
    },
    /** Reads the present state of every job, where news may still be under way. */
    sync(): void {
      for (const entry of jobs.all()) {
        const job = engine.job(entry.job.id)
        if (job && jobs.accept({ type: 'job', job })) show(entry)
      }
    },
    /** Resolves once `done` holds for every job of the line, or when the signal is aborted. */
    async until(done: Condition, signal: AbortSignal): Promise<void> {
      const pending = new Set<string>()
      await waiting.until(
        () => pending.size === 0,
        ({ job }) => void (done(job, queue) ? pending.delete(job.id) : pending.add(job.id)),
        signal
      )
    },
    /** Resolves once `found` holds for any job of the line, or when the signal is aborted. */
    async untilAny(found: Condition, signal: AbortSignal): Promise<void> {
      let isFound = false
      await waiting.until(
        () => isFound,
        ({ job }) => void (isFound ||= found(job, queue)),
        signal
      )
    },
    close: unsubscribe
  }
}

/** Waits, one at a time, for a condition over the jobs of a line. */
function createLineWait(jobs: Pick<TrackedJobs, 'all'>) {
  let current: { changed: (entry: TrackedJob) => void; look: () => void } | null = null

  /** Calls `note` for every job, now and at each change, until `isOver` or the signal aborts. */
  async function until(
    isOver: () => boolean,
    note: (entry: TrackedJob) => void,
    signal: AbortSignal
  ): Promise<void> {
    jobs.all().forEach(note)
    if (isOver() || signal.aborted) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = (): void => {
      jobs.all().forEach(note)
      if (isOver()) resolve()
    }
    // A change may come with others that undo the end: a failed post frees room in the daily limit.
    const changed = (entry: TrackedJob): void => {
      note(entry)
      if (isOver()) setImmediate(() => isOver() && resolve())
    }
    current = { changed, look }
    const timer = setInterval(look, pollMs)
    const stop = (): void => resolve()
    signal.addEventListener('abort', stop, { once: true })
    await promise
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
    current = null
  }

  return {
    /** A job of the line is another than it was. */
    changed: (entry: TrackedJob) => current?.changed(entry),
    /** Something else changed: checks every job again. */
    look: () => current?.look(),
    until
  }
}

/** Says what holds up the queue as a whole and has no trace on any job, once, and so its end. */
function createQueueNews(view: Pick<JobView, 'note'>): (queue: QueueState) => void {
  let storageMessage: string | null = null
  function noteStorage(hold: Hold | null): void {
    const message = hold?.reason === 'storage' ? hold.message : null
    if (message === storageMessage) return
    view.note(message ?? t('cli.queue-stored'))
    storageMessage = message
  }

  let skewTold = false
  function noteSkew(skewMs: number | null): void {
    if ((skewMs !== null) === skewTold) return
    skewTold = skewMs !== null
    view.note(skewMs === null ? t('cli.clock-right') : clockSkewText(skewMs))
  }

  return ({ hold, clockSkewMs }) => {
    noteStorage(hold)
    noteSkew(clockSkewMs)
  }
}
