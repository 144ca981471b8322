import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../../contract/app-error.ts'
import { errorCode } from '../../error-code.ts'

/** How long this process waits while another one holds the database. */
export const patienceMs = 10_000
export const pauseMs = 20

/** Waiters in this process, first come, first served: the last command runs last. */
const waiting: symbol[] = []

/**
 * Runs work on the database. While another process holds it, retries without blocking.
 * @param work one transaction, or work that can restart after failing half-way
 * @param signal ends the wait
 * @throws what `work` throws, also if the database is still held after `patienceMs`
 */
export async function whenUnlocked<T>(work: () => T, signal?: AbortSignal): Promise<T> {
  const turn = Symbol('turn')
  waiting.push(turn)
  try {
    for (let endMs = Infinity; ;) {
      // Time spent behind other waiters does not count against `patienceMs`.
      if (waiting[0] === turn) endMs = Math.min(endMs, performance.now() + patienceMs)
      const isLast = performance.now() >= endMs || signal?.aborted === true
      try {
        if (isLast || waiting[0] === turn) return work()
      } catch (error) {
        if (isLast || !isHeld(error)) throw error
      }
      await delay(pauseMs)
    }
  } finally {
    waiting.splice(waiting.indexOf(turn), 1)
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof AppError
    ? error.code === 'DATABASE_LOCKED'
    : /^SQLITE_(?:BUSY|LOCKED)/.test(errorCode(error))
