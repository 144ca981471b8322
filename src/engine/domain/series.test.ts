import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignTimes, isInSeries, nextFreeDay, spaceOut, type Series } from './series.ts'

const utc = (text: string): number => Date.parse(`${text}Z`)
const nowMs = utc('2026-11-22T12:00:00')
const minutes = 60_000
const hours = 60 * minutes
const series = (
  first: string | null,
  every: Series['spacing'],
  timeZone = 'Europe/Berlin'
): Series => ({ firstMs: first === null ? null : utc(first), spacing: every, timeZone })
const twoHours = { days: 0, ms: 2 * hours }
const shown = (times: ReturnType<typeof assignTimes>): unknown =>
  times === 'passed'
    ? times
    : times.map((at) => (at === null ? 'now' : new Date(at).toISOString().slice(5, 16)))

describe('the times of a batch', () => {
  it.each<[string, Series, number[], unknown]>([
    ['without a time all go now', series(null, null), [], ['now', 'now', 'now']],
    ['at one time all go then', series('2026-11-23T09:00', null), [], Array(3).fill('11-23T09:00')],
    [
      'a time that has just passed is now',
      series('2026-11-22T11:31', null),
      [],
      ['now', 'now', 'now']
    ],
    ['a time that lies farther back is refused', series('2026-11-22T11:29', null), [], 'passed'],
    [
      'spaced without a time, the first goes now',
      series(null, twoHours),
      [],
      ['now', '11-22T14:00', '11-22T16:00']
    ],
    [
      'spaced from a time',
      series('2026-11-23T09:00', twoHours),
      [],
      ['11-23T09:00', '11-23T11:00', '11-23T13:00']
    ],
    [
      'places of a series that have passed are left out',
      series('2026-11-20T09:00', twoHours),
      [],
      ['11-22T13:00', '11-22T15:00', '11-22T17:00']
    ],
    [
      'the one that has just passed is now',
      series('2026-11-22T11:45', twoHours),
      [],
      ['now', '11-22T13:45', '11-22T15:45']
    ],
    [
      'but only one of several',
      series('2026-11-22T11:30', { days: 0, ms: 5 * minutes }),
      [],
      ['now', '11-22T12:05', '11-22T12:10']
    ],
    [
      'places that are taken are left out',
      series('2026-11-23T09:00', twoHours),
      [utc('2026-11-23T11:00')],
      ['11-23T09:00', '11-23T13:00', '11-23T15:00']
    ],
    [
      'those taken to within half a minute too',
      series('2026-11-23T09:00', twoHours),
      [utc('2026-11-23T11:00') - 29_999],
      ['11-23T09:00', '11-23T13:00', '11-23T15:00']
    ],
    [
      'but not those half a minute away',
      series('2026-11-23T09:00', twoHours),
      [utc('2026-11-23T11:00') + 30_000],
      ['11-23T09:00', '11-23T11:00', '11-23T13:00']
    ],
    [
      'a series that began 100 days ago misses no place',
      series('2026-08-14T11:59', { days: 1, ms: 0 }),
      [],
      ['11-22T12:59', '11-23T12:59', '11-24T12:59']
    ]
  ])('%s', (_rule, batch, taken, expected) => {
    expect(shown(assignTimes(batch, 3, nowMs, taken))).toEqual(expected)
  })

  it('come in order, lie ahead, are all in the series and never meet a taken one', () => {
    const spacing = fc
      .record({
        days: fc.integer({ min: 0, max: 2 }),
        ms: fc.integer({ min: 0, max: 300 }).map((n) => n * minutes)
      })
      .filter(({ days, ms }) => days + ms > 0)
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000, max: 4_000 }),
        spacing,
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }),
        (startMinutes, every, takenSteps) => {
          const batch: Series = {
            firstMs: nowMs + startMinutes * minutes,
            spacing: every,
            timeZone: 'America/New_York'
          }
          const free = assignTimes(batch, 20, nowMs, [])
          if (free === 'passed') throw new Error('a series never passes')
          const taken = takenSteps.flatMap((step) => free[step] ?? [])
          const times = assignTimes(batch, 10, nowMs, taken)
          if (times === 'passed') throw new Error('a series never passes')
          const instants = times.filter((at) => at !== null)
          expect(times.slice(1)).not.toContain(null)
          expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b))
          expect(
            instants.every((at) => at > nowMs && isInSeries(batch, at) && !taken.includes(at))
          ).toBe(true)
        }
      )
    )
  })
})

describe('whether a job that is armed already fits the line that names it again', () => {
  it.each<[string, Series, string, boolean]>([
    ['the same time', series('2026-11-23T09:00', null), '2026-11-23T09:00', true],
    ['another time', series('2026-11-23T10:00', null), '2026-11-23T09:00', false],
    [
      'a place of the series, over a change of the clock',
      series('2026-10-20T09:00', { days: 1, ms: 0 }),
      '2026-11-23T10:00',
      true
    ],
    [
      'a place of the series, over a day of 23 hours',
      series('2026-03-27T08:00', { days: 1, ms: 0 }),
      '2026-03-30T07:00',
      true
    ],
    [
      'a place of a series that began 200 days before',
      series('2026-05-07T09:00', { days: 1, ms: 0 }),
      '2026-11-23T10:00',
      true
    ],
    [
      'beside the series',
      series('2026-11-20T09:00', { days: 1, ms: 0 }),
      '2026-11-23T09:01',
      false
    ],
    ['a series from now on', series(null, twoHours), '2026-11-23T09:01', true],
    ['no time at all', series(null, null), '2026-11-23T09:00', false]
  ])('%s', (_what, batch, at, fits) => {
    expect(isInSeries(batch, utc(at))).toBe(fits)
  })
})

describe('posts that were missed', () => {
  it('go to the same clock time on the next day that is free, over a change of the clock', () => {
    const at = utc('2026-03-28T08:00')
    expect(new Date(nextFreeDay(at, at + hours, [], 'Europe/Berlin')).toISOString()).toBe(
      '2026-03-29T07:00:00.000Z'
    )
    expect(
      new Date(
        nextFreeDay(at, at + hours, [utc('2026-03-29T07:00')], 'Europe/Berlin')
      ).toISOString()
    ).toBe('2026-03-30T07:00:00.000Z')
    expect(new Date(nextFreeDay(at, at + 240 * hours, [], 'Europe/Berlin')).toISOString()).toBe(
      '2026-04-08T07:00:00.000Z'
    )
  })
  it('are spaced as they were, within 5 to 30 minutes, the first at once', () => {
    const missed = [0, 0, 10, 300].map((minute) => nowMs - 500 * minutes + minute * minutes)
    expect(spaceOut(missed, nowMs)).toEqual([
      null,
      nowMs + 5 * minutes,
      nowMs + 15 * minutes,
      nowMs + 45 * minutes
    ])
    expect(spaceOut([], nowMs)).toEqual([])
  })
})
