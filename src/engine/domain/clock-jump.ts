/** Both clocks at one moment. */
export interface ClockReading {
  wallMs: number
  monotonicMs: number
}

/** Clocks drift and timers are late; only more than this is a jump. */
const toleranceMs = 5_000

/**
 * How far the wall clock jumped since `before`: above zero after a sleep or a clock set forward,
 * below zero after one set back, zero for anything within 5 s.
 */
export function clockJumpMs(before: ClockReading, now: ClockReading): number {
  const jumpMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs)
  return Math.abs(jumpMs) > toleranceMs ? jumpMs : 0
}
