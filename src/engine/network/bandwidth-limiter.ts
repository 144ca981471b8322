import type { Clock } from '../ports.ts'

/** Limits the total speed of all uploads. A new limit applies at once, also to waiting uploads. */
export class BandwidthLimiter {
  readonly #clock: Clock
  readonly #closing: AbortSignal
  readonly #waiting = new Set<() => void>()
  #bytesPerS: number | null
  #freeAtMs: number

  /**
   * @param bytesPerS null for no limit
   * @param closing ends every wait when aborted, so that none keeps the process alive
   */
  constructor(bytesPerS: number | null, clock: Clock, closing: AbortSignal) {
    this.#bytesPerS = bytesPerS
    this.#clock = clock
    this.#closing = closing
    this.#freeAtMs = clock.monotonicMs()
    closing.addEventListener('abort', () => this.#letGo(), { once: true })
  }

  /** Forgets what was sent before, so that no upload waits because of an older, slower limit. */
  change(bytesPerS: number | null): void {
    if (bytesPerS === this.#bytesPerS) return
    this.#bytesPerS = bytesPerS
    this.#freeAtMs = this.#clock.monotonicMs()
    this.#letGo()
  }

  /** Resolves when `bytes` more may be sent. */
  wait(bytes: number): Promise<void> {
    if (this.#bytesPerS === null) return Promise.resolve()
    const nowMs = this.#clock.monotonicMs()
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs) + (bytes / this.#bytesPerS) * 1_000
    const waitMs = this.#freeAtMs - nowMs
    return waitMs < 5 || this.#closing.aborted ? Promise.resolve() : this.#pause(waitMs)
  }

  #pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel()
        this.#waiting.delete(done)
        resolve()
      }
      const cancel = this.#clock.setTimer(waitMs, done)
      this.#waiting.add(done)
    })
  }

  #letGo(): void {
    for (const done of this.#waiting) done()
  }
}
