import type { Clock } from '../../ports.ts'
import type { RunnerLock } from './runner-lock.ts'

/** How often a process polls for the end of the runner, and how long one result stays valid. */
const pollMs = 1_000

export interface LeaseHolder {
  /** Called when the lease is acquired: start to drive the queue. */
  onLease: () => void
  onError: (error: unknown) => void
}

/** The lease of one engine: held, awaited, or borrowed for one command while there is no runner. */
export class RunnerLease {
  readonly #lock: RunnerLock
  readonly #clock: Clock
  readonly #holder: LeaseHolder
  #wanted = false
  #cancelPoll: (() => void) | null = null
  #borrowers = 0
  #glance = { atMs: -Infinity, other: false }

  constructor(lock: RunnerLock, clock: Clock, holder: LeaseHolder) {
    this.#lock = lock
    this.#clock = clock
    this.#holder = holder
  }

  /** Whether this process is the runner. */
  get taken(): boolean {
    return this.#lock.held && this.#borrowers === 0
  }

  /** Returns which process sends. Checks other processes at most once a second. */
  who(): 'this' | 'other' | 'none' {
    if (this.taken) return 'this'
    const atMs = performance.now()
    if (atMs - this.#glance.atMs > pollMs)
      this.#glance = { atMs, other: this.#lock.heldByAnother() }
    return this.#glance.other ? 'other' : 'none'
  }

  /**
   * Takes the lock, or waits until it is free and takes it then.
   * @returns whether it is taken now
   * @throws AppError as `RunnerLock.tryAcquire`
   */
  take(): boolean {
    this.#wanted = true
    if (this.taken) return true
    if (this.#borrowers > 0 || !this.#lock.tryAcquire()) {
      this.#pollLater()
      return false
    }
    this.#holder.onLease()
    return true
  }

  /** Holds the lock while `work` runs; returns null, running nothing, if another process has it. */
  async borrow<T>(work: () => Promise<T>): Promise<{ result: T } | null> {
    if (this.taken || !this.#lock.tryAcquire()) return null
    this.#borrowers++
    try {
      return { result: await work() }
    } finally {
      this.#borrowers--
      if (this.#borrowers === 0) this.#lock.release()
    }
  }

  /** Stops waiting for the lock. */
  stopWanting(): void {
    this.#wanted = false
    this.#cancelPoll?.()
  }

  release(): void {
    this.#lock.release()
  }

  #pollLater(): void {
    this.#cancelPoll?.()
    this.#cancelPoll = this.#clock.setTimer(pollMs, () => {
      if (!this.#wanted) return
      try {
        this.take()
      } catch (error) {
        this.#holder.onError(error)
        this.#pollLater()
      }
    })
  }
}
