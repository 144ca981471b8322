import { expect, test } from 'vitest'
import { createBandwidthLimiter } from './rate-limit.ts'

test('a burst passes, then requests are held to the rate', () => {
  let nowMs = 0
  const limiter = createBandwidthLimiter(2, 3, () => nowMs)
  expect(
    [limiter.take(), limiter.take(), limiter.take()].map((answer) => answer.remaining)
  ).toEqual([2, 1, 0])
  expect(limiter.take()).toMatchObject({ allowed: false, remaining: 0, retryInMs: 500 })
  nowMs = 500
  expect(limiter.take().allowed).toBe(true)
  expect(limiter.take().allowed).toBe(false)
})

test('an idle bucket fills up to its size and no further', () => {
  let nowMs = 0
  const limiter = createBandwidthLimiter(10, 2, () => nowMs)
  limiter.take()
  limiter.take()
  nowMs = 60_000
  expect(limiter.look()).toMatchObject({ allowed: true, remaining: 2, fullInMs: 0 })
})
