/** A larger difference is shown and holds posts scheduled here; latency cannot explain it. */
export const tellableSkewMs = 120_000

/**
 * Difference between this computer's clock and Aether's, from the `Date` of the last answer. Posts
 * scheduled at Aether need no clock here; those scheduled here would be mistimed, so they wait.
 */
export class ClockSkew {
  #ms = 0

  /** @param serverMs the server's clock in its answer; null or absent if it sent none */
  note(serverMs: number | null | undefined, nowMs: number): void {
    if (serverMs != null) this.#ms = nowMs - serverMs
  }

  /** Drops the difference: the clock was set, so it no longer holds. */
  forget(): void {
    this.#ms = 0
  }

  /** How far this computer is ahead (negative: behind), in ms to the minute; null if negligible. */
  tellableMs(): number | null {
    return Math.abs(this.#ms) > tellableSkewMs ? Math.round(this.#ms / 60_000) * 60_000 : null
  }
}
