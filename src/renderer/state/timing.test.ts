import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toLocalInput } from '../shared/local-time.ts'
import { isOverLimit, readTiming, soon, timesOf, type Timing } from './timing.ts'

const zone = 'Europe/Berlin'
const before = process.env['TZ']
beforeEach(() => {
  process.env['TZ'] = zone
})
afterEach(() => {
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
})

const nowMs = Date.parse('2026-10-20T08:00:00Z')
const series = (change: Partial<Timing>): Timing => ({
  ...soon,
  mode: 'series',
  at: '2026-10-23T09:00',
  ...change
})

describe('when posts go out', () => {
  it('is as soon as possible unless a time is named', () => {
    expect(readTiming(soon, nowMs, zone)).toEqual({ schedule: undefined })
  })

  it('is the clock time of this computer on that date, summer or winter', () => {
    const at = (value: string) => readTiming({ ...soon, mode: 'at', at: value }, nowMs, zone)
    expect(at('2026-10-24T09:00')).toMatchObject({
      schedule: { scheduledFor: '2026-10-24T07:00:00.000Z', timeZone: zone, keepLocal: false }
    })
    expect(at('2026-10-26T09:00')).toMatchObject({
      schedule: { scheduledFor: '2026-10-26T08:00:00.000Z' }
    })
    // A repeated time: the first. A skipped one: moved on by the change, which the field then shows.
    expect(at('2026-10-25T02:30')).toMatchObject({
      schedule: { scheduledFor: '2026-10-25T00:30:00.000Z' }
    })
    expect(at('2027-03-28T02:30')).toMatchObject({
      schedule: { scheduledFor: '2027-03-28T01:30:00.000Z' }
    })
    expect(toLocalInput('2027-03-28T01:30:00.000Z')).toBe('2027-03-28T03:30')
  })

  it('keeps the clock time from day to day over a change, and counts hours through it', () => {
    expect(timesOf(series({}), 4)).toEqual([
      '2026-10-23T07:00:00.000Z',
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z'
    ])
    expect(timesOf(series({ at: '2026-10-25T00:00', unit: 'hours', every: '2' }), 3)).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T02:00:00.000Z'
    ])
    expect(readTiming(series({ every: '3', keepLocal: true }), nowMs, zone)).toMatchObject({
      schedule: { every: { days: 3, ms: 0 }, keepLocal: true }
    })
    expect(readTiming(series({ unit: 'hours', every: '36' }), nowMs, zone)).toMatchObject({
      schedule: { every: { days: 0, ms: 36 * 3_600_000 } }
    })
  })

  it.each([
    [{ at: '' }, 'time'],
    [{ at: '2026-10-20T09:59' }, 'passed'],
    [{ every: '0' }, 'every'],
    [{ every: '' }, 'every'],
    [{ every: '1.5' }, 'every'],
    [{ every: '367' }, 'every'],
    [{ every: '-2' }, 'every'],
    [{ unit: 'hours' as const, every: '9999' }, 'every']
  ])('says what is missing in %j', (change, problem) => {
    expect(readTiming(series(change), nowMs, zone)).toEqual({ problem })
  })
})

it('notices more posts in some 24 hours than the account may send', () => {
  const hours = (...at: number[]) =>
    at.map((hour) => new Date(nowMs + hour * 3_600_000).toISOString())
  expect(isOverLimit(hours(0, 8, 16, 24), 3)).toBe(false)
  expect(isOverLimit(hours(0, 8, 16, 23), 3)).toBe(true)
  expect(isOverLimit(hours(0, 0), 2)).toBe(false)
  expect(isOverLimit([], 1)).toBe(false)
})
