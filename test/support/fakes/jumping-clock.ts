import type { Clock } from '../../../src/engine/ports.ts'

/**
 * A clock whose wall time can be moved separately, as by sleep or by hand; timers and monotonic
 * time do not change.
 */
export class JumpingClock implements Clock {
  readonly #base: Clock
  #aheadMs = 0
  constructor(base: Clock) {
    this.#base = base
  }

  jump(byMs: number): void {
    this.#aheadMs += byMs
  }

  nowMs(): number {
    return this.#base.nowMs() + this.#aheadMs
  }

  monotonicMs(): number {
    return this.#base.monotonicMs()
  }

  setTimer(delayMs: number, callback: () => void): () => void {
    return this.#base.setTimer(delayMs, callback)
  }
}
