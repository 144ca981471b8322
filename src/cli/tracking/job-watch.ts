import type { Job } from '../../contract/queue/job.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import type { Engine } from '../../engine/engine.ts'
import type { JobView } from './job-view.ts'
import { createLineJobs } from './tracked-jobs.ts'
import type { TrackedJob, TrackedJobs } from './tracked-jobs.ts'
import { createLineWait } from './wait-until-done.ts'
import { createQueueNews } from './status-changes.ts'

/** Follows the jobs of this line: shows changes, resolves when a condition holds for every job. */
export interface JobWatch {
  readonly jobs: TrackedJobs
  adopt(added: readonly AddedPath[]): void
  adoptJobs(jobs: readonly Job[]): void
  /** Reads the present state of every job, where news may still be under way. */
  sync(): void
  /** Resolves once `done` holds for every job of the line, or when the signal is aborted. */
  until(done: (job: Job, queue: QueueState) => boolean, signal: AbortSignal): Promise<void>
  /** Resolves once `found` holds for any job of the line, or when the signal is aborted. */
  untilAny(found: (job: Job, queue: QueueState) => boolean, signal: AbortSignal): Promise<void>
  close(): void
}

export interface WatchOptions {
  /** Whether a job that the line did not name belongs to it all the same; for `run`. */
  alsoOurs?: (job: Job) => boolean
}

/** Listens from now on, so that nothing that happens while files are added is missed. */
export function watchJobs(engine: Engine, view: JobView, options: WatchOptions = {}): JobWatch {
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
    else if (!jobs.get(event.job.id) && options.alsoOurs?.(event.job))
      for (const news of jobs.adoptJobs([event.job])) show(news)
  })

  return {
    jobs,
    adopt(added) {
      for (const entry of jobs.adopt(added, (id) => engine.job(id))) {
        for (const job of early.get(entry.job.id) ?? []) view.change({ ...entry, job })
        show(entry)
      }
      for (const path of jobs.leftOut()) view.leftOut(path)
      adopted = true
      early.clear()
    },
    adoptJobs(found) {
      adopted = true
      early.clear()
      for (const entry of jobs.adoptJobs(found)) show(entry)
    },
    sync() {
      for (const entry of jobs.all()) {
        const job = engine.job(entry.job.id)
        if (job && jobs.accept({ type: 'job', job })) show(entry)
      }
    },
    async until(done, signal) {
      const pending = new Set<string>()
      await waiting.until(
        () => pending.size === 0,
        ({ job }) => void (done(job, queue) ? pending.delete(job.id) : pending.add(job.id)),
        signal
      )
    },
    async untilAny(found, signal) {
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
