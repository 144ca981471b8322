import { describe, expect, it } from 'vitest'
import { closedUntilMs, quotaPlan, quotaVerdict } from './quota.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nowMs = Date.UTC(2026, 10, 22, 12)

describe('the daily limit', () => {
  it('has room until as many posts as the limit lie in the last 24 hours', () => {
    expect(quotaVerdict([nowMs - hourMs], 2, nowMs, null)).toEqual({ left: 1, opensAtMs: null })
    expect(quotaVerdict([nowMs - 2 * hourMs, nowMs - hourMs], 2, nowMs, null)).toEqual({ left: 0, opensAtMs: nowMs - 2 * hourMs + dayMs })
  })
  it('forgets a post when it is 24 hours old to the millisecond', () => {
    expect(quotaVerdict([nowMs - dayMs], 1, nowMs, null).left).toBe(1)
    expect(quotaVerdict([nowMs - dayMs + 1], 1, nowMs, null).left).toBe(0)
  })
  it('waits for enough places when more was posted than the limit allows', () => {
    const posted = [3, 2, 1].map((hours) => nowMs - hours * hourMs)
    expect(quotaVerdict(posted, 2, nowMs, null).opensAtMs).toBe(nowMs - 2 * hourMs + dayMs)
  })
  it('stays closed while TikTok refuses, whatever the count says', () => {
    expect(quotaVerdict([], 10, nowMs, nowMs + hourMs)).toEqual({ left: 0, opensAtMs: nowMs + hourMs })
    expect(quotaVerdict([], 10, nowMs, nowMs).left).toBe(10)
  })
})

describe('after POST_LIMIT_REACHED', () => {
  it('opens when the oldest known post is 24 hours old', () => {
    expect(closedUntilMs([nowMs - 5 * hourMs, nowMs - hourMs], nowMs, 0)).toBe(nowMs - 5 * hourMs + dayMs)
  })
  it('tries after 1, 2, 4 and then every 6 hours where no post is known', () => {
    expect([0, 1, 2, 3, 8].map((refusals) => (closedUntilMs([], nowMs, refusals) - nowMs) / hourMs)).toEqual([1, 2, 4, 6, 6])
  })
})

describe('the plan', () => {
  it('starts when a closed account opens, and after what was posted already', () => {
    expect(quotaPlan([], 2, nowMs, nowMs + hourMs, 3)).toEqual([nowMs + hourMs, nowMs + hourMs, nowMs + hourMs + dayMs])
    expect(quotaPlan([nowMs - hourMs], 2, nowMs, null, 2)).toEqual([nowMs, nowMs - hourMs + dayMs])
  })
  it('says what the verdict says, one post after the other', () => {
    const posted = [nowMs - 20 * hourMs, nowMs - 2 * hourMs, nowMs - hourMs]
    for (const atMs of quotaPlan(posted, 3, nowMs, null, 12)) {
      expect(quotaVerdict(posted, 3, atMs, null).opensAtMs).toBeNull()
      expect(quotaVerdict(posted, 3, atMs - 1, null).opensAtMs === atMs || atMs === posted.at(-1)).toBe(true)
      posted.push(atMs)
    }
  })
  it('spreads 25 clips at 10 a day over three days', () => {
    const days = quotaPlan([], 10, nowMs, null, 25).map((atMs) => Math.round((atMs - nowMs) / dayMs))
    expect([0, 1, 2].map((day) => days.filter((d) => d === day).length)).toEqual([10, 10, 5])
  })
})
