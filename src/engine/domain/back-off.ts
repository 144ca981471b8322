import { dayMs } from '../../contract/duration.ts'

/** Upload attempts before a job fails. */
export const maxUploadAttempts = 5

const firstDelayMs = 5_000
const longestDelayMs = 300_000
/** A longer Retry-After is a slip of the server. */
const longestAskedMs = 31 * dayMs

/**
 * Wait after a failed attempt: 5, 20, 80, 300 s, each shortened by up to a quarter so that many
 * jobs do not come back at once. An answer's own Retry-After wins when it is longer.
 * @param attempt 1 for the first failure
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 4 ** (attempt - 1))
  return Math.max(Math.min(retryAfterMs, longestAskedMs), Math.round(full * (1 - random / 4)))
}

/** Time until a dead line is tried again: 5, 10, 20, then every 30 s. Does not use up attempts. */
export function offlineRetryMs(failures: number): number {
  return Math.min(30_000, 5_000 * 2 ** Math.max(0, failures - 1))
}
