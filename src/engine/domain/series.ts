import type { Spacing } from '../../contract/queue/schedule.ts'
import { missedAfterMs } from './schedule.ts'
import { stepAfter } from './wall-time.ts'
import { dayMs, minuteMs } from '../../contract/duration.ts'

/** When a batch goes out: all at one time, one after the other, or both. Both null: now. */
export interface Series {
  firstMs: number | null
  spacing: Spacing | null
  /** IANA name of the zone whose clock time `spacing.days` keeps. */
  timeZone: string
}

/** Two times closer than this count as the same slot of a series. */
const sameSlotMs = 30_000

/**
 * Assigns a time to each of `count` jobs, in queue order; null means now. A series skips slots that
 * are past or taken by another post of the account, so that a file fixed later gets the next free
 * one. A time that passed less than 30 minutes ago means now.
 * @returns 'passed' if the single time is too long ago
 */
export function assignTimes(
  { firstMs, spacing, timeZone }: Series,
  count: number,
  nowMs: number,
  takenMs: readonly number[]
): (number | null)[] | 'passed' {
  if (spacing === null) {
    if (firstMs !== null && nowMs - firstMs > missedAfterMs) return 'passed'
    return Array.from({ length: count }, () =>
      firstMs === null || firstMs <= nowMs ? null : firstMs
    )
  }
  const startMs = firstMs ?? nowMs
  const at = (step: number) => stepAfter(startMs, spacing, step, timeZone)
  let step = stepNear(startMs, spacing, nowMs)
  while (at(step) <= nowMs - missedAfterMs || at(step + 1) <= nowMs) step++
  const times: (number | null)[] = []
  for (; times.length < count; step++) {
    const slotMs = at(step)
    if (takenMs.some((taken) => Math.abs(taken - slotMs) < sameSlotMs)) continue
    times.push(slotMs <= nowMs ? null : slotMs)
  }
  return times
}

/** Whether this series includes the time `atMs`; a series that starts now includes any. */
export function isInSeries({ firstMs, spacing, timeZone }: Series, atMs: number): boolean {
  if (firstMs === null) return spacing !== null
  if (spacing === null) return atMs === firstMs
  const near = stepNear(firstMs, spacing, atMs)
  return [0, 1, 2, 3, 4].some((more) => stepAfter(firstMs, spacing, near + more, timeZone) === atMs)
}

/** Returns a step at or slightly before `atMs`, because a calendar day lasts 23 to 25 hours. */
function stepNear(startMs: number, spacing: Spacing, atMs: number): number {
  return Math.max(0, Math.floor((atMs - startMs) / (spacing.days * dayMs + spacing.ms)) - 2)
}

/** Returns the same clock time on the next future day when no other post of the account has it. */
export function nextFreeDay(
  atMs: number,
  nowMs: number,
  takenMs: readonly number[],
  timeZone: string
): number {
  const oneDay = { days: 1, ms: 0 }
  let step = stepNear(atMs, oneDay, nowMs) + 1
  for (;;) {
    const slotMs = stepAfter(atMs, oneDay, step, timeZone)
    if (slotMs > nowMs && !takenMs.some((taken) => Math.abs(taken - slotMs) < sameSlotMs))
      return slotMs
    step++
  }
}

const leastGapMs = 5 * minuteMs
const widestGapMs = 30 * minuteMs

/** Returns new times for missed posts: the first now (null), then old gaps within 5 to 30 min. */
export function spaceOut(missedMs: readonly number[], nowMs: number): (number | null)[] {
  let atMs = nowMs
  return missedMs.map((missed, i) => {
    const before = missedMs[i - 1]
    if (before === undefined) return null
    atMs += Math.min(widestGapMs, Math.max(leastGapMs, missed - before))
    return atMs
  })
}
