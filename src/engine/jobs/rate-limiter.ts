import type { Clock } from '../ports.ts'

/**
 * Bounds the total speed of all uploads.
 * @returns waits until `bytes` more may be sent
 */
export function createRateLimiter(bytesPerS: number, clock: Clock): (bytes: number) => Promise<void> {
  let freeAtMs = clock.monotonicMs()
  return (bytes) => {
    const nowMs = clock.monotonicMs()
    freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / bytesPerS) * 1_000
    const waitMs = freeAtMs - nowMs
    return waitMs < 5 ? Promise.resolve() : new Promise((resolve) => void clock.setTimer(waitMs, resolve))
  }
}
