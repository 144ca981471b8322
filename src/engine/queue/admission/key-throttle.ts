import type { Hold } from '../../../contract/queue/engine-event.ts'
import type { MetaStore, RateLimitPause } from '../store/meta-store.ts'
import { dayMs } from '../../../contract/duration.ts'

/** A month, after which the call count restarts; a longer pause is a mistake or overflows Date. */
const longestPauseMs = 31 * dayMs

type HoldReason = Exclude<Hold['reason'], 'paused' | 'storage' | 'rate-limit'>

const sentences: Record<HoldReason | 'rate-limit', string> = {
  'rate-limit': 'Aether asks this key to slow down; sending goes on by itself.',
  'not-authorised':
    'Aether does not accept the API key. Check the key in your Aether dashboard and enter it again; nothing was lost.',
  offline:
    'Aether cannot be reached. The queue is held and goes on by itself when the connection is back.'
}

/**
 * What holds all jobs of this key: a 429, a refused key, no connection. The pause of a 429 is
 * separate, not shortened by the others, and stored, because it lasts while the app is closed.
 */
export class KeyThrottle {
  readonly #kept: Pick<MetaStore, 'rateLimitPause'>
  #pause: RateLimitPause | null = null
  #reason: HoldReason | null = null
  #untilMs: number | null = null
  #offlineFailures = 0

  constructor(kept: Pick<MetaStore, 'rateLimitPause'>) {
    this.#kept = kept
  }

  /** @param untilMs when to try again; null: the user has to act */
  set(reason: HoldReason, untilMs: number | null): void {
    this.#reason = reason
    this.#untilMs = untilMs
  }

  /** Applies Aether's request to slow down for this long. The latest end wins. */
  applyRetryAfter(lengthMs: number, nowMs: number): void {
    const boundedMs = Math.min(lengthMs, longestPauseMs)
    if (this.#pause !== null && this.#pause.untilMs >= nowMs + boundedMs) return
    this.#pause = { untilMs: nowMs + boundedMs, lengthMs: boundedMs }
    this.#kept.rateLimitPause = this.#pause
  }

  /**
   * Restores the rate-limit pause of an earlier process and clears all else. Ignores a pause that
   * is over; if the clock was set back since, it lasts at most its original length.
   */
  recall(nowMs: number): void {
    this.clear()
    const kept = this.#kept.rateLimitPause
    const isOver = kept === null || kept.untilMs <= nowMs
    this.#pause = isOver
      ? null
      : {
          ...kept,
          untilMs: Math.min(kept.untilMs, nowMs + Math.min(kept.lengthMs, longestPauseMs))
        }
  }

  /** Counts one more failure to reach the server; returns the number in a row. */
  countOffline(): number {
    return ++this.#offlineFailures
  }

  /** Notes an answer: the connection works. Returns true if that ended an offline hold. */
  reached(): boolean {
    this.#offlineFailures = 0
    if (this.#reason !== 'offline') return false
    this.clear()
    return true
  }

  /** Ends every hold except Aether's pause, because the user asked to retry now. */
  clear(): void {
    this.#reason = null
    this.#untilMs = null
  }

  /** Whether nothing may be sent now. */
  holds(nowMs: number): boolean {
    return this.pausedUntilMs(nowMs) !== null || this.#othersHold(nowMs)
  }

  /** Returns the end of Aether's pause; null if there is none. */
  pausedUntilMs(nowMs: number): number | null {
    return this.#pause !== null && this.#pause.untilMs > nowMs ? this.#pause.untilMs : null
  }

  /** Moves the ends with a clock that was set back. */
  move(byMs: number): void {
    if (this.#untilMs !== null) this.#untilMs += byMs
    if (this.#pause === null) return
    this.#pause = { ...this.#pause, untilMs: this.#pause.untilMs + byMs }
    this.#kept.rateLimitPause = this.#pause
  }

  /** Returns when to try again; null if nothing holds or the user has to act. */
  untilMs(nowMs: number): number | null {
    if (!this.#othersHold(nowMs)) return this.pausedUntilMs(nowMs)
    return this.#untilMs === null ? null : Math.max(this.#untilMs, this.pausedUntilMs(nowMs) ?? 0)
  }

  describe(nowMs: number): Hold | null {
    const pausedUntilMs = this.pausedUntilMs(nowMs)
    if (this.#reason !== 'not-authorised' && pausedUntilMs !== null)
      return told('rate-limit', pausedUntilMs)
    if (this.#reason === null) return null
    // A retry does not prove that the connection is back, so the user still sees it as down.
    if (!this.#othersHold(nowMs)) return this.#reason === 'offline' ? told('offline', null) : null
    return told(this.#reason, this.#untilMs)
  }

  #othersHold(nowMs: number): boolean {
    return this.#reason !== null && (this.#untilMs === null || this.#untilMs > nowMs)
  }
}

function told(reason: keyof typeof sentences, untilMs: number | null): Hold {
  return {
    reason,
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
    message: sentences[reason]
  }
}
