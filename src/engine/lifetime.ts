import { AppError } from '../contract/app-error.ts'
import { settleWithin } from './settle-within.ts'

/** How long a close waits for aborted calls to end. */
const closeMs = 5_000

/** Tracks running calls, so that a close ends them first and none uses a closed database. */
export class Lifetime {
  readonly #closing = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #explain: (error: unknown) => unknown

  /** @param explain converts what a call threw to the error for its caller */
  constructor(explain: (error: unknown) => unknown) {
    this.#explain = explain
  }

  /** Aborted when the engine starts to close. */
  get signal(): AbortSignal {
    return this.#closing.signal
  }

  /** @throws AppError ENGINE_CLOSED */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.signal.aborted)
      throw new AppError('ENGINE_CLOSED', 'The queue is closed.', { retry: 'never' })
    const running = work()
    this.#underWay.add(running)
    try {
      return await running
    } catch (error) {
      throw this.#explain(error)
    } finally {
      this.#underWay.delete(running)
    }
  }

  /** Aborts every call and waits until all have ended, but not for one that hangs. */
  async end(): Promise<void> {
    this.#closing.abort()
    await settleWithin(closeMs, Promise.allSettled(this.#underWay))
  }
}
