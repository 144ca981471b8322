import { expect, test } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

test('a burst passes, then requests are held to the rate', () => {
  let nowMs = 0
  const bucket = createTokenBucket(2, 3, () => nowMs)
  expect([bucket.take(), bucket.take(), bucket.take()].map((answer) => answer.remaining)).toEqual([
    2, 1, 0
  ])
  expect(bucket.take()).toMatchObject({ allowed: false, remaining: 0, retryInMs: 500 })
  nowMs = 500
  expect(bucket.take().allowed).toBe(true)
  expect(bucket.take().allowed).toBe(false)
})

test('an idle bucket fills up to its size and no further', () => {
  let nowMs = 0
  const bucket = createTokenBucket(10, 2, () => nowMs)
  bucket.take()
  bucket.take()
  nowMs = 60_000
  expect(bucket.look()).toMatchObject({ allowed: true, remaining: 2, fullInMs: 0 })
})
