import { describe, expect, it } from 'vitest'
import { readRateLimit, readRetryAfterMs } from './rate-limit.ts'

const noonMs = Date.parse('2026-06-15T12:00:00Z')
const noon = 'Mon, 15 Jun 2026 12:00:00 GMT'
const wrongClockMs = noonMs + 5 * 3_600_000

describe('Retry-After', () => {
  it('is read in seconds', () => {
    expect(readRetryAfterMs(429, { 'retry-after': '7' }, noonMs)).toBe(7000)
    expect(readRetryAfterMs(503, { 'retry-after': '0' }, noonMs)).toBe(0)
  })

  it('is read as a date measured against the Date of the answer, so a wrong clock here does no harm', () => {
    expect(
      readRetryAfterMs(
        429,
        { 'retry-after': 'Mon, 15 Jun 2026 12:01:30 GMT', date: noon },
        wrongClockMs
      )
    ).toBe(90_000)
  })

  it('is measured against the clock here when the answer has no Date', () => {
    expect(readRetryAfterMs(429, { 'retry-after': 'Mon, 15 Jun 2026 12:01:30 GMT' }, noonMs)).toBe(
      90_000
    )
  })

  it('takes the two old forms of a date as GMT', () => {
    expect(
      readRetryAfterMs(429, { 'retry-after': 'Monday, 15-Jun-26 12:00:10 GMT', date: noon }, noonMs)
    ).toBe(10_000)
    expect(
      readRetryAfterMs(429, { 'retry-after': 'Mon Jun 15 12:00:10 2026', date: noon }, noonMs)
    ).toBe(10_000)
  })

  it('is 0 for a date that has passed', () => {
    expect(
      readRetryAfterMs(429, { 'retry-after': 'Mon, 15 Jun 2026 11:00:00 GMT', date: noon }, noonMs)
    ).toBe(0)
  })

  it('gives way to the reset of the budget where it is missing or makes no sense on a 429', () => {
    const reset = String(noonMs / 1000 + 20)
    expect(readRetryAfterMs(429, { 'x-ratelimit-reset': reset, date: noon }, wrongClockMs)).toBe(
      20_000
    )
    expect(
      readRetryAfterMs(
        429,
        { 'retry-after': 'soon', 'x-ratelimit-reset': reset, date: noon },
        noonMs
      )
    ).toBe(20_000)
    expect(
      readRetryAfterMs(500, { 'x-ratelimit-reset': reset, date: noon }, noonMs)
    ).toBeUndefined()
  })

  it('is an instant where it has so many digits that seconds from now cannot be meant', () => {
    expect(
      readRetryAfterMs(429, { 'retry-after': String(noonMs / 1000 + 30), date: noon }, wrongClockMs)
    ).toBe(30_000)
    expect(
      readRetryAfterMs(429, { 'retry-after': String(noonMs + 30_000), date: noon }, wrongClockMs)
    ).toBe(30_000)
  })

  it.each([
    { 'retry-after': '99999999999999999' },
    { 'retry-after': '999999999' },
    { 'x-ratelimit-reset': '99999999999999999999' },
    { 'retry-after': 'Sat, 01 Jan 2147 00:00:00 GMT' }
  ])('is a month at most, so that a slip of the server is no wait for years: %o', (headers) => {
    expect(readRetryAfterMs(429, { ...headers, date: noon }, noonMs)).toBe(31 * 86_400_000)
  })

  it('is undefined when nothing is said', () => {
    expect(readRetryAfterMs(429, {}, noonMs)).toBeUndefined()
  })
})

describe('the x-ratelimit headers', () => {
  it('have a reset in seconds, in milliseconds, or in seconds from now', () => {
    const at = (reset: string): number | null =>
      readRateLimit({ 'x-ratelimit-reset': reset, date: noon }, wrongClockMs).resetAtMs
    expect(at(String(noonMs / 1000 + 60))).toBe(noonMs + 60_000)
    expect(at(String(noonMs + 60_000))).toBe(noonMs + 60_000)
    expect(at('60')).toBe(noonMs + 60_000)
  })

  it('are null where missing or not a number', () => {
    expect(
      readRateLimit({ 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '3' }, noonMs)
    ).toEqual({ limit: null, remaining: 3, resetAtMs: null })
  })
})
