import { dayMs } from '../../contract/duration.ts'

/** Upload attempts before a job fails. */
export const maxUploadAttempts = 5

const firstDelayMs = 5_000
const longestDelayMs = 300_000
/** A longer Retry-After counts as a server error. */
const longestAskedMs = 31 * dayMs

/**
 * Returns the wait after a failed attempt: 5, 20, 80, 300 s, each shortened by up to a quarter so
 * that many jobs do not retry at once. A longer Retry-After of the answer wins.
 * @param attempt 1 for the first failure
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 4 ** (attempt - 1))
  return Math.max(Math.min(retryAfterMs, longestAskedMs), Math.round(full * (1 - random / 4)))
}

/** Time until the next try while offline: 5, 10, 20, then every 30 s. Uses up no attempts. */
export function offlineRetryMs(failures: number): number {
  return Math.min(30_000, 5_000 * 2 ** Math.max(0, failures - 1))
}
