import type { Clock } from '../ports.ts'

/**
 * Bounds the total speed of all uploads.
 * @param closing ends every wait when aborted, so that none keeps the process alive
 * @returns waits until `bytes` more may be sent
 */
export function createRateLimiter(bytesPerS: number, clock: Clock, closing: AbortSignal): (bytes: number) => Promise<void> {
  let freeAtMs = clock.monotonicMs()
  return (bytes) => {
    const nowMs = clock.monotonicMs()
    freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / bytesPerS) * 1_000
    const waitMs = freeAtMs - nowMs
    return waitMs < 5 || closing.aborted ? Promise.resolve() : pause(clock, waitMs, closing)
  }
}

function pause(clock: Clock, waitMs: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel()
      closing.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.setTimer(waitMs, done)
    closing.addEventListener('abort', done, { once: true })
  })
}
