import { expect, test } from 'vitest'
import { dayMs, fitsDailyLimit } from './daily-limit.ts'

const hourMs = 3_600_000
const tenSince = (startMs: number): number[] =>
  Array.from({ length: 10 }, (_, index) => startMs + index * hourMs)

test('the tenth post of a day fits and the eleventh does not', () => {
  expect(fitsDailyLimit(tenSince(0).slice(0, 9), 10 * hourMs, 10)).toBe(true)
  expect(fitsDailyLimit(tenSince(0), 10 * hourMs, 10)).toBe(false)
})

test('a place is free again exactly 24 hours after the oldest post', () => {
  expect(fitsDailyLimit(tenSince(0), dayMs - 1, 10)).toBe(false)
  expect(fitsDailyLimit(tenSince(0), dayMs, 10)).toBe(true)
})

test('posts scheduled for later count too, so a post now cannot overfill their day', () => {
  expect(fitsDailyLimit(tenSince(5 * hourMs), 0, 10)).toBe(false)
  expect(fitsDailyLimit(tenSince(dayMs), 0, 10)).toBe(true)
})

test('posts on both sides only count together when one window holds them', () => {
  const fiveBefore = Array.from({ length: 5 }, () => 0)
  const fiveAfter = Array.from({ length: 5 }, () => dayMs + hourMs)
  expect(fitsDailyLimit([...fiveBefore, ...fiveAfter], 12 * hourMs, 10)).toBe(true)
})

test('a limit of zero lets nothing through', () => {
  expect(fitsDailyLimit([], 0, 0)).toBe(false)
})
