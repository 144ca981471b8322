export interface RateLimitAnswer {
  allowed: boolean
  /** Size of the bucket. */
  limit: number
  /** Whole requests left right now. */
  remaining: number
  /** Real time in ms until the bucket is full again. */
  fullInMs: number
  /** Real time in ms until the next request passes; 0 when one passes now. */
  retryInMs: number
}

export interface BandwidthLimiter {
  /** Takes one request out of the bucket if there is one. */
  take(): RateLimitAnswer
  /** Looks without taking. */
  look(): RateLimitAnswer
}

/**
 * A token bucket: bursts pass, sustained load is throttled (the vendor's own description).
 * It runs on real time, whatever the sandbox's speed: it models the line, not the day.
 */
export function createBandwidthLimiter(
  perS: number,
  burst: number,
  monotonicMs: () => number = () => performance.now()
): BandwidthLimiter {
  let tokens = burst
  let refilledAtMs = monotonicMs()

  function refill(): void {
    const nowMs = monotonicMs()
    tokens = Math.min(burst, tokens + ((nowMs - refilledAtMs) / 1000) * perS)
    refilledAtMs = nowMs
  }

  function answer(allowed: boolean): RateLimitAnswer {
    return {
      allowed,
      limit: burst,
      remaining: Math.floor(tokens),
      fullInMs: ((burst - tokens) / perS) * 1000,
      retryInMs: tokens >= 1 ? 0 : ((1 - tokens) / perS) * 1000
    }
  }

  return {
    take() {
      refill()
      if (tokens < 1) return answer(false)
      tokens -= 1
      return answer(true)
    },
    look() {
      refill()
      return answer(tokens >= 1)
    }
  }
}
