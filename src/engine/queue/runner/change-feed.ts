import type { EngineEvent } from '../../../contract/queue/engine-event.ts'
import type { Clock } from '../../ports.ts'
import type { JobStore } from '../store/job-store.ts'
import type { Db } from '../store/open-database.ts'
import { toJob } from '../store/stored-job.ts'

/** How often this process checks for changes made by others. */
const watchMs = 300

interface FeedOptions {
  db: Db
  jobs: JobStore
  clock: Clock
  /** Called when another process changed the database. */
  onForeignChange: () => void
  /** Receives an error of a poll or a listener; neither may end the process. */
  onError: (error: unknown) => void
}

/** Emits every change of a job, from any process, in the order of revisions. */
export class ChangeFeed {
  readonly #options: FeedOptions
  readonly #listeners = new Set<(event: EngineEvent) => void>()
  readonly #timer: NodeJS.Timeout
  #revision: number
  #dataVersion: number | null
  #pumping = false
  #again = false

  constructor(options: FeedOptions) {
    this.#options = options
    this.#revision = options.jobs.revision()
    this.#dataVersion = this.#readDataVersion()
    this.#timer = setInterval(() => this.#watch(), watchMs)
    this.#timer.unref()
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        this.#options.onError(error)
      }
    }
  }

  /** Emits changes since the last call, then any that listeners make meanwhile. */
  pump(): void {
    this.#again = true
    if (this.#pumping) return
    this.#pumping = true
    try {
      while (this.#again) {
        this.#again = false
        this.#emitChanged()
      }
    } finally {
      this.#pumping = false
    }
  }

  #emitChanged(): void {
    for (const row of this.#options.jobs.changedSince(this.#revision)) {
      this.#revision = Math.max(this.#revision, row.revision)
      this.emit({ type: 'job', job: toJob(row, this.#options.clock.nowMs()) })
    }
  }

  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
  }

  #watch(): void {
    try {
      const version = this.#readDataVersion()
      if (version === this.#dataVersion) return
      this.#dataVersion = version
      this.pump()
      this.#options.onForeignChange()
    } catch (error) {
      // The next poll reads what this one missed.
      this.#dataVersion = null
      this.#options.onError(error)
    }
  }

  #readDataVersion(): number {
    return Number(this.#options.db.pragma('data_version', { simple: true }))
  }
}

/** Reports a value whenever it changed since the last read, also by another process. */
export function whenChanged<T>(
  read: () => T,
  tell: (value: T) => void,
  known: T | null
): () => void {
  let last = JSON.stringify(known)
  return () => {
    const value = read()
    const text = JSON.stringify(value)
    if (text === last) return
    last = text
    tell(value)
  }
}
