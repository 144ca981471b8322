import type { Clock } from '../../../src/engine/ports.ts'

interface Timer {
  atMs: number
  callback: () => void
}

/**
 * A clock that stands still until told to move. Timers follow the monotonic time, as on a real
 * machine.
 */
export class FakeClock implements Clock {
  #wallMs: number
  #monotonicMs = 0
  readonly #timers = new Set<Timer>()

  constructor(wallMs = Date.UTC(2026, 10, 22, 12)) {
    this.#wallMs = wallMs
  }

  nowMs(): number {
    return this.#wallMs
  }

  monotonicMs(): number {
    return this.#monotonicMs
  }

  setTimer(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#monotonicMs + Math.max(0, delayMs), callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Passes the time up to the next timer or for `settleWithin`, and runs that timer. */
  step(settleWithin: number): number {
    const next = [...this.#timers].toSorted((a, b) => a.atMs - b.atMs)[0]
    const passedMs = Math.min(
      settleWithin,
      next === undefined ? settleWithin : Math.max(0, next.atMs - this.#monotonicMs)
    )
    this.#pass(passedMs)
    if (next !== undefined && next.atMs <= this.#monotonicMs) {
      this.#timers.delete(next)
      next.callback()
    }
    return passedMs
  }

  /** Simulates sleep: only the wall clock moves. A negative time sets the clock back. */
  jump(ms: number): void {
    this.#wallMs += ms
  }

  /** Simulates the process's death: drops all timers. */
  dropTimers(): void {
    this.#timers.clear()
  }

  #pass(ms: number): void {
    this.#wallMs += ms
    this.#monotonicMs += ms
  }
}
