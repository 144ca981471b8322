import type { EngineEvent } from '../../../contract/queue/engine-event.ts'
import type { Clock } from '../../ports.ts'
import type { JobStore } from '../store/job-store.ts'
import type { Db } from '../store/open-database.ts'
import { toJob } from '../store/stored-job.ts'

/** How soon a change made by another process is noticed. */
const watchMs = 300

/** Emits every change of a job, from whichever process, in the order of revisions. */
export class ChangeFeed {
  readonly #db: Db
  readonly #jobs: JobStore
  readonly #clock: Clock
  readonly #listeners = new Set<(event: EngineEvent) => void>()
  readonly #onForeignChange: () => void
  readonly #onError: (error: unknown) => void
  #revision: number
  #dataVersion: number | null
  #timer: NodeJS.Timeout
  #pumping = false
  #again = false

  /**
   * @param onForeignChange called when another process changed the database
   * @param onError called with an error of a poll or of a listener; neither may end the process
   */
  constructor(
    db: Db,
    jobs: JobStore,
    clock: Clock,
    onForeignChange: () => void,
    onError: (error: unknown) => void
  ) {
    this.#db = db
    this.#jobs = jobs
    this.#clock = clock
    this.#onForeignChange = onForeignChange
    this.#onError = onError
    this.#revision = jobs.revision()
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
        this.#onError(error)
      }
    }
  }

  /** Emits what changed since the last call; then the changes that listeners make meanwhile. */
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
    for (const row of this.#jobs.changedSince(this.#revision)) {
      this.#revision = Math.max(this.#revision, row.revision)
      this.emit({ type: 'job', job: toJob(row, this.#clock.nowMs()) })
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
      this.#onForeignChange()
    } catch (error) {
      // The next poll reads what this one missed.
      this.#dataVersion = null
      this.#onError(error)
    }
  }

  #readDataVersion(): number {
    return Number(this.#db.pragma('data_version', { simple: true }))
  }
}
