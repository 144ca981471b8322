/** A larger difference is shown and holds posts timed by this computer; no latency explains it. */
export const tellableSkewMs = 120_000

/**
 * Difference of this computer's clock from Aether's, by the `Date` of the last answer. Times handed
 * over to Aether are instants and need no clock here; times kept here would be wrong, so they wait.
 */
export class ClockSkew {
  #ms = 0

  /** @param serverMs the server's clock when it answered; null or absent when it named none */
  note(serverMs: number | null | undefined, nowMs: number): void {
    if (serverMs != null) this.#ms = nowMs - serverMs
  }

  /** The clock was set: what was known of it no longer holds. */
  forget(): void {
    this.#ms = 0
  }

  /** How far this computer is ahead (negative: behind), in ms to the minute; null if negligible. */
  tellableMs(): number | null {
    return Math.abs(this.#ms) > tellableSkewMs ? Math.round(this.#ms / 60_000) * 60_000 : null
  }
}
