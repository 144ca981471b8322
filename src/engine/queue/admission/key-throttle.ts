import type { Hold } from '../../../contract/queue/engine-event.ts'
import type { MetaStore, RateLimitPause } from '../store/meta-store.ts'
import { dayMs } from '../../../contract/duration.ts'

/** A month, after which the calls of the month are new; a longer pause is a slip, and an instant that far would not even be one. */
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
 * What holds everything of this key at once: a 429, a refused key, a dead line. The pause of a 429 stands beside the
 * others, which do not shorten it, and is stored, because Aether counts on while this program is closed.
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

  /** @param untilMs when to try again; null until a person acts */
  set(reason: HoldReason, untilMs: number | null): void {
    this.#reason = reason
    this.#untilMs = untilMs
  }

  /** Aether asked to slow down for so long. The longest of several such words counts. */
  applyRetryAfter(lengthMs: number, nowMs: number): void {
    const boundedMs = Math.min(lengthMs, longestPauseMs)
    if (this.#pause !== null && this.#pause.untilMs >= nowMs + boundedMs) return
    this.#pause = { untilMs: nowMs + boundedMs, lengthMs: boundedMs }
    this.#kept.rateLimitPause = this.#pause
  }

  /**
   * Takes up the pause that an earlier process was told, and forgets everything else. One that is over counts no more; by
   * a clock that was set back since it is at most as long as it was named.
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

  /** Ends every hold but the pause that Aether named: a person asks to try again now. */
  clear(): void {
    this.#reason = null
    this.#untilMs = null
  }

  /** True while nothing may be sent. */
  holds(nowMs: number): boolean {
    return this.pausedUntilMs(nowMs) !== null || this.#othersHold(nowMs)
  }

  /** The end of the pause that Aether named; null when there is none. */
  pausedUntilMs(nowMs: number): number | null {
    return this.#pause !== null && this.#pause.untilMs > nowMs ? this.#pause.untilMs : null
  }

  /** Moves the ends along with a clock that was set back. */
  move(byMs: number): void {
    if (this.#untilMs !== null) this.#untilMs += byMs
    if (this.#pause === null) return
    this.#pause = { ...this.#pause, untilMs: this.#pause.untilMs + byMs }
    this.#kept.rateLimitPause = this.#pause
  }

  /** When to look again; null where nothing holds or a person has to act. */
  untilMs(nowMs: number): number | null {
    if (!this.#othersHold(nowMs)) return this.pausedUntilMs(nowMs)
    return this.#untilMs === null ? null : Math.max(this.#untilMs, this.pausedUntilMs(nowMs) ?? 0)
  }

  describe(nowMs: number): Hold | null {
    const pausedUntilMs = this.pausedUntilMs(nowMs)
    if (this.#reason !== 'not-authorised' && pausedUntilMs !== null)
      return told('rate-limit', pausedUntilMs)
    if (this.#reason === null) return null
    // While it is tried again nobody knows that the line is back, so a person still reads that it is down.
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
