import { AppError } from '../contract/app-error.ts'
import { settleWithin } from './settle-within.ts'

/** How long a close waits for calls that were told to end. */
const closeMs = 5_000

/** Calls under way, so that closing can end them first: none of them meets a closed database. */
export class Lifetime {
  readonly #closing = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #explain: (error: unknown) => unknown

  /** @param explain turns what a call threw into the error for its caller */
  constructor(explain: (error: unknown) => unknown) {
    this.#explain = explain
  }

  /** Aborted when the engine begins to close. */
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

  /** Tells every call to end and waits until they have, but not for one that hangs. */
  async end(): Promise<void> {
    this.#closing.abort()
    await settleWithin(closeMs, Promise.allSettled(this.#underWay))
  }
}
