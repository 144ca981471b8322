import { setTimeout as pause } from 'node:timers/promises'

/** Bounds a flow of bytes to a speed, shared by everybody who takes from it. */
export interface TokenBucket {
  /** Takes `bytes`; resolves once the line would have carried them. */
  take(bytes: number): Promise<void>
}

/** @param burstBytes how much an idle moment may be caught up on, so that a timer that comes late does not slow the line down */
export function createTokenBucket(
  bytesPerS: number,
  burstBytes: number,
  nowMs: () => number = () => performance.now()
): TokenBucket {
  let tokens = burstBytes
  let refilledAtMs = nowMs()
  return {
    async take(bytes) {
      const now = nowMs()
      tokens = Math.min(burstBytes, tokens + ((now - refilledAtMs) / 1_000) * bytesPerS) - bytes
      refilledAtMs = now
      if (tokens < 0) await pause((-tokens / bytesPerS) * 1_000)
    }
  }
}
