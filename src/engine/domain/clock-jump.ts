/** Readings of both clocks at the same time. */
export interface ClockReading {
  wallMs: number
  monotonicMs: number
}

/** Clocks drift and timers are late; only a larger difference counts as a clock change. */
const toleranceMs = 5_000

/**
 * Returns how far the wall clock jumped since `before`: positive after a sleep or a clock set
 * forward, negative after one set back, zero for anything within 5 s.
 */
export function clockJumpMs(before: ClockReading, now: ClockReading): number {
  const jumpMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs)
  return Math.abs(jumpMs) > toleranceMs ? jumpMs : 0
}
