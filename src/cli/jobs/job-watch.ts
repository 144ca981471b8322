import { clockSkewText } from '../../contract/clock-skew-text.ts'
import type { Job } from '../../contract/job.ts'
import type { Hold } from '../../contract/engine-event.ts'
import type { AddedPath } from '../../contract/queue-request.ts'
import type { Engine } from '../../engine/engine.ts'
import type { JobView } from '../output/job-view.ts'
import { createLineJobs } from './line-jobs.ts'
import type { LineJob, LineJobs } from './line-jobs.ts'

/** Time alone may put a job's next step far or near; news of it come by themselves. */
const lookAgainMs = 5_000

/** Follows the jobs of this line: shows each change and says when a condition holds for all of them. */
export interface JobWatch {
  readonly jobs: LineJobs
  adopt(added: readonly AddedPath[]): void
  adoptJobs(jobs: readonly Job[]): void
  /** Reads the present state of every job, where news may still be under way. */
  sync(): void
  /** Resolves once `done` holds for every job of the line, or when the signal is aborted. */
  until(done: (job: Job) => boolean, signal: AbortSignal): Promise<void>
  /** Resolves once `found` holds for any job of the line, or when the signal is aborted. */
  untilAny(found: (job: Job) => boolean, signal: AbortSignal): Promise<void>
  close(): void
}

export interface WatchOptions {
  /** Whether a job that the line did not name belongs to it all the same; for `run`. */
  alsoOurs?: (job: Job) => boolean
}

/** Listens from now on, so that nothing that happens while files are added is missed. */
export function watchJobs(engine: Engine, view: JobView, options: WatchOptions = {}): JobWatch {
  const jobs = createLineJobs()
  const early = new Map<string, Job[]>()
  let adopted = false
  let onChange: ((entry: LineJob) => void) | null = null
  let lookAgain: (() => void) | null = null

  let storageMessage: string | null = null
  /** What a full disk or the like holds up has no trace on any job; it is said once, and so is its end. */
  function noteStorage(hold: Hold | null): void {
    const message = hold?.reason === 'storage' ? hold.message : null
    if (message === storageMessage) return
    view.note(message ?? 'The queue can be stored again; sending goes on.')
    storageMessage = message
  }

  let skewTold = false
  function noteSkew(skewMs: number | null): void {
    if ((skewMs !== null) === skewTold) return
    skewTold = skewMs !== null
    view.note(skewMs === null ? 'The clock is right again; posts with a time go out.' : clockSkewText(skewMs))
  }

  function show(entry: LineJob): void {
    view.change({ ...entry })
    onChange?.(entry)
  }
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'progress' && jobs.get(event.progress.jobId)) view.progress(event.progress)
    if (event.type === 'queue') {
      noteStorage(event.queue.hold)
      noteSkew(event.queue.clockSkewMs)
      lookAgain?.()
    }
    if (event.type !== 'job') return
    if (!adopted) early.set(event.job.id, [...(early.get(event.job.id) ?? []), event.job])
    const entry = jobs.accept(event)
    if (entry) show(entry)
    else if (!jobs.get(event.job.id) && options.alsoOurs?.(event.job)) for (const news of jobs.adoptJobs([event.job])) show(news)
  })

  async function wait(signal: AbortSignal, isOver: () => boolean, note: (entry: LineJob) => void): Promise<void> {
    if (isOver() || signal.aborted) return
    await new Promise<void>((resolve) => {
      const look = (): void => {
        jobs.all().forEach(note)
        if (isOver()) finish()
      }
      const timer = setInterval(look, lookAgainMs)
      lookAgain = look
      let isFinished = false
      function finish(): void {
        // Told twice, it must not take down what a later wait has set up.
        if (isFinished) return
        isFinished = true
        clearInterval(timer)
        onChange = null
        lookAgain = null
        signal.removeEventListener('abort', finish)
        resolve()
      }
      // One change may come with others that undo what it seems to end: a failed post makes room for the next under the daily limit.
      onChange = (entry) => {
        note(entry)
        if (isOver()) setImmediate(() => isOver() && finish())
      }
      signal.addEventListener('abort', finish, { once: true })
    })
  }

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
      const note = (entry: LineJob): void => void (done(entry.job) ? pending.delete(entry.job.id) : pending.add(entry.job.id))
      jobs.all().forEach(note)
      await wait(signal, () => pending.size === 0, note)
    },
    async untilAny(found, signal) {
      let isFound = false
      const note = (entry: LineJob): void => void (isFound ||= found(entry.job))
      jobs.all().forEach(note)
      await wait(signal, () => isFound, note)
    },
    close: unsubscribe
  }
}
