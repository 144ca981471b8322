import type { Clock } from '../../../src/engine/ports.ts'

interface Timer {
  atMs: number
  callback: () => void
}

/** A clock that stands until it is told to go on. Timers follow the monotonic side, as a real machine's do. */
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

  /** Lets time pass up to the next timer or for `settleWithin`, and runs that timer. */
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

  /** The machine slept: the wall clock went on, nothing else did. A negative time sets the clock back. */
  jump(ms: number): void {
    this.#wallMs += ms
  }

  /** The process died: nothing that it was waiting for happens. */
  dropTimers(): void {
    this.#timers.clear()
  }

  #pass(ms: number): void {
    this.#wallMs += ms
    this.#monotonicMs += ms
  }
}
