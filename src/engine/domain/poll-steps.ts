import { dayMs, hourMs, minuteMs } from '../../contract/duration.ts'

const firstStepsS = [3, 5, 8, 13, 20, 30]

/** Share of the monthly calls from which polling slows down. */
const budgetSlowdown = 0.8
const slowStepMs = 15 * minuteMs

/** A post that is still processing after this time is shown as overdue; polling continues. */
export const overdueAfterMs = dayMs

/**
 * Delay until a post is polled next, in ms: 3, 5, 8, 13, 20, 30 s, then every 30 s for 5 min, 2 min
 * for an hour, 15 min after that. From 80 % of the month's calls, every 15 min.
 * @param polls how often this post was polled so far
 * @param ageMs time since the post was accepted
 */
export function pollDelayMs(polls: number, ageMs: number, callsUsedShare = 0): number {
  if (callsUsedShare >= budgetSlowdown) return slowStepMs
  const early = firstStepsS[polls]
  if (early !== undefined) return early * 1_000
  if (ageMs < 5 * minuteMs) return 30_000
  if (ageMs < hourMs) return 120_000
  return slowStepMs
}

/**
 * How many list pages a search for an unconfirmed post reads, and how many of these at the front:
 * at most 240 calls for a post in all, and 30 from 80 % of the month's calls.
 */
export const pagesToRead = (callsUsedShare: number): { all: number; front: number } =>
  callsUsedShare >= budgetSlowdown ? { all: 5, front: 1 } : { all: 40, front: 5 }

const beforeUnknownMs = [2_000, 15_000, 60_000]
const afterUnknownMs = [600_000, 3_600_000, 21_600_000]

/** The step after a search found no unconfirmed post: search again after a delay, or stop. */
export type NextReconcile = { phase: 'submitting' | 'unknown'; delayMs: number | null }

/**
 * Returns the next search for a post after an ambiguous create: 2, 15 and 60 s after it in phase
 * `submitting`; after 10 minutes, 1 hour and 6 hours in `unknown`; then only the user resolves it.
 * @param attempts how many searches found nothing so far
 * @param listAvailable false once the API answered that it has no list (404 or 405)
 */
export function nextReconcileAt(attempts: number, listAvailable: boolean): NextReconcile {
  if (!listAvailable) return { phase: 'unknown', delayMs: null }
  const early = beforeUnknownMs[attempts]
  if (early !== undefined) return { phase: 'submitting', delayMs: early }
  return { phase: 'unknown', delayMs: afterUnknownMs[attempts - beforeUnknownMs.length] ?? null }
}
