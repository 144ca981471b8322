/** A difference above this is told and holds what this computer sends by its own clock; servers and lines are never that slow. */
export const tellableSkewMs = 120_000

/**
 * How far this computer's clock is from Aether's, by the `Date` of its last answer. Times that are handed over to Aether are
 * instants and need no clock here; those that are kept here would be missed or sent at the wrong hour, so they wait.
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

  /** How far this computer is ahead (negative: behind), in ms to the minute; null while that is too little to matter. */
  tellableMs(): number | null {
    return Math.abs(this.#ms) > tellableSkewMs ? Math.round(this.#ms / 60_000) * 60_000 : null
  }
}
