import type { TrackedJob, TrackedJobs } from './tracked-jobs.ts'

/** Time alone may put a job's next step far or near; no news come of that. */
const lookAgainMs = 5_000

/** Waits, one at a time, for a condition over the jobs of a line. */
export interface LineWait {
  /** A job of the line is another than it was. */
  changed(entry: TrackedJob): void
  /** Something else changed: checks every job again. */
  look(): void
  /** Calls `note` for every job, now and at each change, until `isOver` or the signal aborts. */
  until(
    isOver: () => boolean,
    note: (entry: TrackedJob) => void,
    signal: AbortSignal
  ): Promise<void>
}

export function createLineWait(jobs: Pick<TrackedJobs, 'all'>): LineWait {
  let current: Pick<LineWait, 'changed' | 'look'> | null = null

  async function wait(
    isOver: () => boolean,
    note: (entry: TrackedJob) => void,
    signal: AbortSignal
  ): Promise<void> {
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
    const timer = setInterval(look, lookAgainMs)
    const stop = (): void => resolve()
    signal.addEventListener('abort', stop, { once: true })
    await promise
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
    current = null
  }

  return {
    changed: (entry) => current?.changed(entry),
    look: () => current?.look(),
    async until(isOver, note, signal) {
      jobs.all().forEach(note)
      if (!isOver() && !signal.aborted) await wait(isOver, note, signal)
    }
  }
}
