import type { QueueContext } from '../queue-context.ts'

/** As rare as the slowest poll: a wrong clock is seldom corrected without the user. */
const recheckEveryMs = 15 * 60_000

/**
 * Asks Aether for the time while this computer's clock counts as wrong. Waiting jobs send nothing,
 * so nothing else would show that the clock was corrected slowly or that one answer was wrong.
 */
export class ClockRecheck {
  readonly #context: QueueContext
  readonly #onAnswer: () => void
  #nextMs: number | null = null
  #asking: AbortController | null = null

  constructor(context: QueueContext, onAnswer: () => void) {
    this.#context = context
    this.#onAnswer = onAnswer
  }

  /** Asks Aether if it is time to. Call this whenever a request to Aether is possible. */
  look(): void {
    const {
      skew,
      ports: { clock }
    } = this.#context
    if (skew.tellableMs() === null) {
      this.#nextMs = null
      return
    }
    const nowMs = clock.monotonicMs()
    this.#nextMs ??= nowMs + recheckEveryMs
    if (nowMs < this.#nextMs || this.#asking !== null) return
    this.#nextMs = nowMs + recheckEveryMs
    this.#asking = new AbortController()
    void this.#ask(this.#asking.signal)
  }

  stop(): void {
    this.#asking?.abort('stop')
  }

  async #ask(signal: AbortSignal): Promise<void> {
    try {
      // Every answer contains the time.
      await this.#context.aether().posts.list({ signal })
    } catch (error) {
      if (!signal.aborted)
        this.#context.ports.log.info('Aether was asked for the time in vain', {
          error: String(error)
        })
    }
    this.#asking = null
    if (!signal.aborted) this.#onAnswer()
  }
}
