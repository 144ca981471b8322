import { AppError } from '../../contract/app-error.ts'
import type { Hold } from '../../contract/queue/engine-event.ts'
import { errorCode } from '../error-code.ts'
import type { Clock, Log } from '../ports.ts'
import { heldByStorage, storageFaultOf, type StorageFault } from './storage-error.ts'

/** How often a failing store is tried again. */
export const storageRetryMs = 5_000

/** Tracks whether the queue can be stored now. While it cannot, nothing new starts. */
export class StorageWatch {
  readonly #file: string
  readonly #clock: Clock
  readonly #log: Log
  readonly #onChange: () => void
  #fault: StorageFault | null = null
  #retryAtMs = 0

  /** @param onChange called when a fault begins, turns into another one, or ends */
  constructor(file: string, clock: Clock, log: Log, onChange: () => void) {
    this.#file = file
    this.#clock = clock
    this.#log = log
    this.#onChange = onChange
  }

  get fault(): StorageFault | null {
    return this.#fault
  }

  /** Records an error of the store. For any other error, returns false and records nothing. */
  report(error: unknown): boolean {
    const cause = error instanceof AppError ? error.cause : error
    const fault = errorCode(cause).startsWith('SQLITE_') ? storageFaultOf(cause, this.#file) : null
    if (fault === null) return false
    this.#retryAtMs = this.#clock.monotonicMs() + storageRetryMs
    this.#change(fault)
    return true
  }

  /** Ends the fault, because something was stored. */
  over(): void {
    this.#change(null)
  }

  /** Returns how long to wait before the next try; 0 if it is time or there is no fault. */
  waitMs(): number {
    return this.#fault === null ? 0 : Math.max(0, this.#retryAtMs - this.#clock.monotonicMs())
  }

  /**
   * Stores what must not be lost, such as the id of an existing post: retries until there is room.
   * @throws what `write` throws, if it is not a storage fault or the signal was aborted
   */
  async persistWithRetry<T>(signal: AbortSignal, write: () => T): Promise<T> {
    for (;;) {
      try {
        const result = write()
        this.over()
        return result
      } catch (error) {
        if (!this.report(error) || signal.aborted) throw error
        await this.#pause(signal)
      }
    }
  }

  describe(): Hold | null {
    return this.#fault === null
      ? null
      : { reason: 'storage', until: null, message: heldByStorage[this.#fault](this.#file) }
  }

  #change(fault: StorageFault | null): void {
    if (fault === this.#fault) return
    this.#fault = fault
    if (fault === null) this.#log.info('the queue can be stored again')
    else this.#log.warn('the queue cannot be stored', { fault })
    this.#onChange()
  }

  #pause(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = this.#clock.setTimer(storageRetryMs, done)
      signal.addEventListener('abort', done, { once: true })
    })
  }
}
