import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Spacing } from '../../contract/queue/schedule.ts'
import { readSpacing, readTime, stepAfter } from './wall-time.ts'

const iso = (text: string, zone = 'Europe/Berlin'): string => {
  const read = readTime(text, zone)
  return 'problem' in read ? read.problem : new Date(read.atMs).toISOString()
}
const clockIn = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit'
  })
  return (atMs: number) => format.format(atMs)
}

describe('a typed time', () => {
  it.each([
    ['with Z', '2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
    ['with an offset', '2026-12-01T09:00:30+05:30', '2026-12-01T03:30:30.000Z'],
    ['with an offset of hours', '2026-12-01 09:00-08', '2026-12-01T17:00:00.000Z'],
    ['in winter', '2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
    ['in summer, whatever the season of today', '2026-07-01 09:00', '2026-07-01T07:00:00.000Z'],
    ['just before the clock goes forward', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['skipped when the clock goes forward', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['just after the clock went forward', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['that comes twice when the clock goes back', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['after the clock went back', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z']
  ])('%s is one instant', (_what, text, instant) => {
    expect(iso(text)).toBe(instant)
  })
  it('follows the zone it is read in, half hours and southern summers too', () => {
    expect(iso('2026-12-01T09:00', 'Asia/Kolkata')).toBe('2026-12-01T03:30:00.000Z')
    expect(iso('2026-12-01T09:00', 'Australia/Lord_Howe')).toBe('2026-11-30T22:00:00.000Z')
    expect(iso('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z')
  })
  it.each([
    'tomorrow',
    '2026-12-01',
    '09:00',
    '2026-13-01T09:00',
    '2026-02-30T09:00',
    '2026-12-01T25:00',
    '2026-12-01T09:00 CET',
    ''
  ])('%j is turned down with a sentence', (text) => {
    expect(readTime(text, 'Europe/Berlin')).toHaveProperty(
      'problem',
      expect.stringContaining(`"${text}"`)
    )
  })
})

describe('a distance between posts', () => {
  it.each<[string, Spacing]>([
    ['90m', { days: 0, ms: 5_400_000 }],
    ['90min', { days: 0, ms: 5_400_000 }],
    ['2h', { days: 0, ms: 7_200_000 }],
    ['1d', { days: 1, ms: 0 }],
    ['24h', { days: 0, ms: 86_400_000 }],
    ['1d12h30m', { days: 1, ms: 45_000_000 }],
    ['366d', { days: 366, ms: 0 }],
    ['8784h', { days: 0, ms: 366 * 86_400_000 }]
  ])('%s', (text, spacing) => {
    expect(readSpacing(text)).toEqual(spacing)
  })
  it.each(['', '0m', '5', '2 hours', '-1d', '1.5h', '367d', '8784h1m', '30s', 'd'])(
    '%j is none',
    (text) => {
      expect(readSpacing(text)).toBeNull()
    }
  )
})

describe('a series', () => {
  const start = (text: string, zone: string): number => {
    const read = readTime(text, zone)
    if ('problem' in read) throw new Error(read.problem)
    return read.atMs
  }
  it.each([
    ['Europe/Berlin', '2026-03-27T09:00', [24, 23, 24]],
    ['Europe/Berlin', '2026-10-23T09:00', [24, 25, 24]],
    ['America/New_York', '2026-03-06T09:00', [24, 23, 24]],
    ['Australia/Lord_Howe', '2026-10-02T09:00', [24, 23.5, 24]],
    ['UTC', '2026-03-27T09:00', [24, 24, 24]]
  ])('of days in %s keeps the clock time over the change after %s', (zone, first, hours) => {
    const firstMs = start(first, zone)
    const times = [0, 1, 2, 3].map((step) => stepAfter(firstMs, { days: 1, ms: 0 }, step, zone))
    expect(times.map(clockIn(zone))).toEqual(Array(4).fill('09:00'))
    expect(times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / 3_600_000)).toEqual(hours)
  })
  it('of 24 hours does not: the clock time moves with the change', () => {
    const firstMs = start('2026-03-28T09:00', 'Europe/Berlin')
    expect(
      clockIn('Europe/Berlin')(stepAfter(firstMs, { days: 0, ms: 86_400_000 }, 1, 'Europe/Berlin'))
    ).toBe('10:00')
  })
  it('whose clock time one day does not have goes on at that clock time on the days after', () => {
    const firstMs = start('2026-03-28T02:30', 'Europe/Berlin')
    expect(
      [0, 1, 2].map((step) =>
        clockIn('Europe/Berlin')(stepAfter(firstMs, { days: 1, ms: 0 }, step, 'Europe/Berlin'))
      )
    ).toEqual(['02:30', '03:30', '02:30'])
  })
  it('always moves forward, in every zone and over every change', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC'
    )
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 500 }),
        (zone, firstMs, days, minutes, step) => {
          fc.pre(days + minutes > 0)
          const spacing = { days, ms: minutes * 60_000 }
          const [here, next] = [
            stepAfter(firstMs, spacing, step, zone),
            stepAfter(firstMs, spacing, step + 1, zone)
          ]
          expect(next).toBeGreaterThan(here)
          expect(Math.abs(next - here - days * 86_400_000 - spacing.ms)).toBeLessThanOrEqual(
            3_600_000
          )
        }
      )
    )
  })
})
