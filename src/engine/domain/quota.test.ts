import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedUntilMs, quotaPlan, quotaDecision } from './quota.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nowMs = Date.UTC(2026, 10, 22, 12)

describe('the daily limit', () => {
  it('has room until as many posts as the limit lie in the last 24 hours', () => {
    expect(quotaDecision([nowMs - hourMs], 2, nowMs, null)).toEqual({ left: 1, opensAtMs: null })
    expect(quotaDecision([nowMs - 2 * hourMs, nowMs - hourMs], 2, nowMs, null)).toEqual({
      left: 0,
      opensAtMs: nowMs - 2 * hourMs + dayMs
    })
  })
  it('forgets a post when it is 24 hours old to the millisecond', () => {
    expect(quotaDecision([nowMs - dayMs], 1, nowMs, null).left).toBe(1)
    expect(quotaDecision([nowMs - dayMs + 1], 1, nowMs, null).left).toBe(0)
  })
  it('waits for enough places when more was posted than the limit allows', () => {
    const posted = [3, 2, 1].map((hours) => nowMs - hours * hourMs)
    expect(quotaDecision(posted, 2, nowMs, null).opensAtMs).toBe(nowMs - 2 * hourMs + dayMs)
  })
  it('stays closed while TikTok refuses, whatever the count says', () => {
    expect(quotaDecision([], 10, nowMs, nowMs + hourMs)).toEqual({
      left: 0,
      opensAtMs: nowMs + hourMs
    })
    expect(quotaDecision([], 10, nowMs, nowMs).left).toBe(10)
  })
})

describe('after POST_LIMIT_REACHED', () => {
  it('opens when the oldest known post is 24 hours old', () => {
    expect(closedUntilMs([nowMs - 5 * hourMs, nowMs - hourMs], nowMs, 0)).toBe(
      nowMs - 5 * hourMs + dayMs
    )
  })
  it('tries after 1, 2, 4 and then every 6 hours where no post is known', () => {
    expect(
      [0, 1, 2, 3, 8].map((refusals) => (closedUntilMs([], nowMs, refusals) - nowMs) / hourMs)
    ).toEqual([1, 2, 4, 6, 6])
  })
})

describe('the plan', () => {
  it('starts when a closed account opens, and after what was posted already', () => {
    expect(quotaPlan([], 2, nowMs, nowMs + hourMs, 3)).toEqual([
      nowMs + hourMs,
      nowMs + hourMs,
      nowMs + hourMs + dayMs
    ])
    expect(quotaPlan([nowMs - hourMs], 2, nowMs, null, 2)).toEqual([nowMs, nowMs - hourMs + dayMs])
  })
  it('says what the verdict says, one post after the other', () => {
    const posted = [nowMs - 20 * hourMs, nowMs - 2 * hourMs, nowMs - hourMs]
    for (const atMs of quotaPlan(posted, 3, nowMs, null, 12)) {
      expect(quotaDecision(posted, 3, atMs, null).opensAtMs).toBeNull()
      expect(
        quotaDecision(posted, 3, atMs - 1, null).opensAtMs === atMs || atMs === posted.at(-1)
      ).toBe(true)
      posted.push(atMs)
    }
  })
  it('spreads 25 clips at 10 a day over three days', () => {
    const days = quotaPlan([], 10, nowMs, null, 25).map((atMs) =>
      Math.round((atMs - nowMs) / dayMs)
    )
    expect([0, 1, 2].map((day) => days.filter((d) => d === day).length)).toEqual([10, 10, 5])
  })
})

describe('posts that Aether keeps for later', () => {
  it('take their place on their own day, not today', () => {
    expect(quotaDecision([nowMs + 30 * hourMs], 1, nowMs, null)).toEqual({
      left: 1,
      opensAtMs: null
    })
    expect(quotaDecision([nowMs + 5 * hourMs], 1, nowMs, null)).toEqual({
      left: 0,
      opensAtMs: nowMs + 5 * hourMs + dayMs
    })
  })
  it('are planned around', () => {
    const plan = quotaPlan([nowMs + 5 * hourMs], 2, nowMs, null, 3).map(
      (atMs) => (atMs - nowMs) / hourMs
    )
    expect(plan).toEqual([0, 24, 29])
    expect(quotaPlan([nowMs + 100 * hourMs], 2, nowMs, nowMs + hourMs, 2)).toEqual([
      nowMs + hourMs,
      nowMs + hourMs
    ])
  })
  it('never let any 24 hours hold more than the limit, and open as soon as that allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -30, max: 100 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (hours, limit) => {
          const posted = fitting(
            hours.map((hour) => nowMs + hour * hourMs),
            limit
          )
          const { left, opensAtMs } = quotaDecision(posted, limit, nowMs, null)
          const atMs = opensAtMs ?? nowMs
          expect(fullestDay([...posted, atMs])).toBeLessThanOrEqual(limit)
          if (opensAtMs === null)
            expect(fullestDay([...posted, ...Array<number>(left).fill(nowMs)])).toBeLessThanOrEqual(
              limit
            )
          for (let earlier = nowMs; earlier < atMs; earlier += hourMs)
            expect(fullestDay([...posted, earlier])).toBeGreaterThan(limit)
        }
      )
    )
  })
})

const fullestDay = (times: readonly number[]): number =>
  Math.max(
    0,
    ...times.map((start) => times.filter((at) => at >= start && at < start + dayMs).length)
  )

/** Leaves out posts that would exceed the limit, as the queue would. */
function fitting(times: readonly number[], limit: number): number[] {
  const kept: number[] = []
  for (const at of times) if (fullestDay([...kept, at]) <= limit) kept.push(at)
  return kept
}
