import { describe, expect, it } from 'vitest'
import { backOffMs, offlineRetryMs } from './back-off.ts'

describe('back-off', () => {
  it('grows from 5 s to 5 minutes', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => backOffMs(attempt, 0))).toEqual([
      5_000, 20_000, 80_000, 300_000, 300_000
    ])
  })
  it('is shortened by up to a quarter, so that jobs spread', () => {
    expect(backOffMs(1, 0.5)).toBe(4_375)
    expect(backOffMs(2, 1 - Number.EPSILON)).toBe(15_000)
  })
  it('never comes before the time that the server named', () => {
    expect(backOffMs(1, 0, 60_000)).toBe(60_000)
  })
})

describe('trying a dead line again', () => {
  it('slows down to every 30 s', () => {
    expect([1, 2, 3, 4, 9].map(offlineRetryMs)).toEqual([5_000, 10_000, 20_000, 30_000, 30_000])
  })
})
