export type TokenBucket = ReturnType<typeof createTokenBucket>
export type RateLimitAnswer = ReturnType<TokenBucket['take']>

/**
 * Creates a token bucket: bursts pass, sustained load is throttled (the vendor's own description).
 * It runs on real time, whatever the sandbox's speed: it models the connection, not the day.
 */
export function createTokenBucket(
  perS: number,
  burst: number,
  monotonicMs: () => number = () => performance.now()
) {
  let tokens = burst
  let refilledAtMs = monotonicMs()

  function ask(cost: 0 | 1) {
    const nowMs = monotonicMs()
    tokens = Math.min(burst, tokens + ((nowMs - refilledAtMs) / 1000) * perS)
    refilledAtMs = nowMs
    const allowed = tokens >= 1
    if (allowed) tokens -= cost
    return {
      allowed,
      /** Size of the bucket. */
      limit: burst,
      /** Whole requests left now. */
      remaining: Math.floor(tokens),
      /** Real time in ms until the bucket is full again. */
      fullInMs: ((burst - tokens) / perS) * 1000,
      /** Real time in ms until the next request passes; 0 if one passes now. */
      retryInMs: tokens >= 1 ? 0 : ((1 - tokens) / perS) * 1000
    }
  }

  return {
    /** Takes one request from the bucket if there is one. */
    take: () => ask(1),
    /** Reads the state without taking one. */
    look: () => ask(0)
  }
}
