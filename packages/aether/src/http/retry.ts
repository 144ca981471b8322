import { setTimeout as sleep } from 'node:timers/promises'
import { AetherError } from '../errors/aether-error.ts'
import { aetherWire } from '../wire.ts'

/** The caller must plan any wait longer than this. */
const maxWaitMs = 60_000
const firstWaitMs = 300

const passingCodes: ReadonlySet<string> = new Set([
  'NETWORK_DNS',
  'NETWORK_REFUSED',
  'NETWORK_UNREACHABLE',
  'NETWORK_RESET',
  'NETWORK_FAILED',
  'CONNECT_TIMEOUT',
  'TIMEOUT'
])
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

/**
 * Returns the wait before the next try of a GET, in ms; null to give up. `attempt` counts from 0,
 * `random` is in [0, 1). Retry-After is honored up to a minute; otherwise 300 ms, doubled each
 * time, minus a random part of up to a half.
 */
export function retryDelayMs(
  error: unknown,
  attempt: number,
  maxRetries: number,
  random: number
): number | null {
  if (attempt >= maxRetries || !(error instanceof AetherError)) return null
  // The daily limit does not reset within a minute, whatever the status is.
  if (error.code === aetherWire.apiErrorCodes.postLimitReached.value) return null
  const passing =
    error.status === undefined
      ? passingCodes.has(error.code)
      : passingStatuses.has(error.status) || error.code === 'NETWORK_RESET'
  if (!passing) return null
  if (error.retryAfterMs !== undefined)
    return error.retryAfterMs <= maxWaitMs ? error.retryAfterMs : null
  return Math.min(maxWaitMs, firstWaitMs * 2 ** attempt) * (1 - random / 2)
}

/** Runs an idempotent call and retries transient failures. */
export async function withRetries<Result>(
  maxRetries: number,
  signal: AbortSignal | undefined,
  call: () => Promise<Result>
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      const delayMs = retryDelayMs(error, attempt, maxRetries, Math.random())
      if (delayMs === null) throw error
      await sleep(delayMs, undefined, {
        ref: true,
        ...(signal === undefined ? {} : { signal })
      }).catch(() => {
        throw new AetherError('ABORTED', {
          message: 'The call to Aether was given up.',
          outcome: 'ambiguous',
          cause: error
        })
      })
    }
  }
}
