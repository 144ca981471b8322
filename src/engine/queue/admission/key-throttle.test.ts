import { expect, it } from 'vitest'
import { KeyThrottle } from './key-throttle.ts'

it('says that the line is down until an answer comes, also while it is tried again', () => {
  const hold = new KeyThrottle({ rateLimitPause: null })
  hold.set('offline', 5_000)
  expect([hold.holds(4_000), hold.describe(4_000)?.until]).toEqual([
    true,
    new Date(5_000).toISOString()
  ])
  expect([hold.holds(6_000), hold.describe(6_000)]).toMatchObject([
    false,
    { reason: 'offline', until: null }
  ])
  expect(hold.reached()).toBe(true)
  expect(hold.describe(6_000)).toBeNull()
})

it('says no more of a pause that is over', () => {
  const hold = new KeyThrottle({ rateLimitPause: null })
  hold.applyRetryAfter(5_000, 0)
  expect([hold.describe(4_000)?.reason, hold.describe(6_000)]).toEqual(['rate-limit', null])
})

it('keeps to the pause that Aether named, whatever else fails or is asked for meanwhile', () => {
  const hold = new KeyThrottle({ rateLimitPause: null })
  hold.applyRetryAfter(60_000, 0)
  hold.set('offline', 5_000)
  expect(hold.untilMs(1_000)).toBe(60_000)
  hold.reached()
  hold.clear()
  hold.applyRetryAfter(1_000, 2_000)
  expect([hold.holds(59_000), hold.holds(60_000)]).toEqual([true, false])
})
