import type { Hold } from '../../contract/engine-event.ts'

type HoldReason = Exclude<Hold['reason'], 'paused' | 'storage'>

const sentences: Record<HoldReason, string> = {
  'rate-limit': 'Aether asks this key to slow down; sending goes on by itself.',
  'not-authorised': 'Aether does not accept the API key. Check the key in your Aether dashboard and enter it again; nothing was lost.',
  offline: 'Aether cannot be reached. The queue is held and goes on by itself when the connection is back.'
}

/** What holds everything of this key at once: a 429, a refused key, a dead line. */
export class KeyHold {
  #reason: HoldReason | null = null
  #untilMs: number | null = null
  #offlineFailures = 0

  /** @param untilMs when to try again; null until a person acts */
  set(reason: HoldReason, untilMs: number | null): void {
    this.#reason = reason
    this.#untilMs = untilMs
  }

  /** Counts one more failure to reach the server and returns how many there were in a row. */
  countOffline(): number {
    return ++this.#offlineFailures
  }

  /** An answer came: the line is alive. True when that ended an offline hold. */
  reached(): boolean {
    this.#offlineFailures = 0
    if (this.#reason !== 'offline') return false
    this.clear()
    return true
  }

  clear(): void {
    this.#reason = null
    this.#untilMs = null
  }

  /** A person asks to try again now: ends every hold but one whose end Aether named. */
  tryNow(): void {
    if (this.#reason !== 'rate-limit') this.clear()
  }

  /** True while nothing may be sent. */
  holds(nowMs: number): boolean {
    return this.#reason !== null && (this.#untilMs === null || this.#untilMs > nowMs)
  }

  /** Moves the end along with a clock that was set back. */
  move(byMs: number): void {
    if (this.#untilMs !== null) this.#untilMs += byMs
  }

  untilMs(): number | null {
    return this.#untilMs
  }

  describe(nowMs: number): Hold | null {
    if (this.#reason === null) return null
    // While it is tried again nobody knows that the line is back, so a person still reads that it is down.
    if (!this.holds(nowMs)) return this.#reason === 'offline' ? { reason: 'offline', until: null, message: sentences.offline } : null
    return { reason: this.#reason, until: this.#untilMs === null ? null : new Date(this.#untilMs).toISOString(), message: sentences[this.#reason] }
  }
}
