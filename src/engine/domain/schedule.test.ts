import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepsTime, planSchedule, type SchedulePlan } from './schedule.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const minutes = 60_000
const days = 24 * 60 * minutes
const plan = (
  aheadMs: number,
  facts: { uploaded?: boolean; mayHandOver?: boolean; clockIsOff?: boolean } = {}
): SchedulePlan =>
  planSchedule({
    scheduledForMs: nowMs + aheadMs,
    nowMs,
    uploaded: false,
    mayHandOver: false,
    ...facts
  })
const waitFor = (fromNowMs: number): SchedulePlan => ({ kind: 'wait', untilMs: nowMs + fromNowMs })

describe('what the time of a post means now', () => {
  it.each<[string, SchedulePlan, SchedulePlan]>([
    [
      'no time means at once',
      planSchedule({ scheduledForMs: null, nowMs, uploaded: false, mayHandOver: true }),
      { kind: 'go' }
    ],
    [
      'kept here, nothing is uploaded until 30 minutes before',
      plan(31 * minutes),
      waitFor(minutes)
    ],
    ['kept here, it is uploaded from 30 minutes before', plan(30 * minutes), { kind: 'go' }],
    [
      'kept here and uploaded, it is created at its time',
      plan(20 * minutes, { uploaded: true }),
      waitFor(20 * minutes)
    ],
    [
      'uploaded too early, it is looked at again when its upload would begin',
      plan(100 * minutes, { uploaded: true }),
      waitFor(70 * minutes)
    ],
    ['to the millisecond', plan(1, { uploaded: true }), waitFor(1)],
    ['and goes when the time has come', plan(0, { uploaded: true }), { kind: 'go' }],
    ['up to 30 minutes late it still goes', plan(-30 * minutes), { kind: 'go' }],
    ['later than that a person decides', plan(-30 * minutes - 1), { kind: 'missed' }],
    [
      'uploaded or not',
      plan(-31 * minutes, { uploaded: true, mayHandOver: true }),
      { kind: 'missed' }
    ],
    [
      'Aether keeps what is more than 15 minutes ahead',
      plan(15 * minutes + 1, { mayHandOver: true }),
      { kind: 'hand-over' }
    ],
    [
      'and not what is nearer',
      plan(15 * minutes, { mayHandOver: true, uploaded: true }),
      waitFor(15 * minutes)
    ],
    [
      'Aether keeps what is inside its 10 days',
      plan(10 * days - 60 * minutes, { mayHandOver: true }),
      { kind: 'hand-over' }
    ],
    [
      'by a clock that is known to be wrong nothing is due',
      plan(0, { uploaded: true, clockIsOff: true }),
      waitFor(minutes)
    ],
    ['or missed', plan(-60 * minutes, { clockIsOff: true }), waitFor(minutes)],
    [
      'or handed over',
      plan(60 * minutes, { mayHandOver: true, clockIsOff: true }),
      waitFor(minutes)
    ],
    [
      'but no time is no time',
      planSchedule({
        scheduledForMs: null,
        nowMs,
        uploaded: false,
        mayHandOver: true,
        clockIsOff: true
      }),
      { kind: 'go' }
    ],
    [
      'and gets the rest when it comes inside',
      plan(12 * days, { mayHandOver: true }),
      waitFor(2 * days + 60 * minutes)
    ]
  ])('%s', (_rule, got, expected) => {
    expect(got).toEqual(expected)
  })

  it('never waits for a moment that has passed, and waits never beyond the time itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3 * days, max: 400 * days }),
        fc.boolean(),
        fc.boolean(),
        (aheadMs, uploaded, mayHandOver) => {
          const got = plan(aheadMs, { uploaded, mayHandOver })
          if (got.kind === 'wait') {
            expect(got.untilMs).toBeGreaterThan(nowMs)
            expect(got.untilMs).toBeLessThanOrEqual(nowMs + aheadMs)
          }
          if (got.kind === 'go' && uploaded) expect(aheadMs).toBeLessThanOrEqual(0)
        }
      )
    )
  })
})

describe('the time that Aether answers with', () => {
  const asked = Date.UTC(2026, 5, 15, 9)
  it.each([
    ['2026-06-15T09:00:00Z', true],
    ['2026-06-15T09:00:00.999Z', true],
    ['2026-06-15T11:00:00+02:00', true],
    ['2026-06-15T13:00:00Z', false],
    ['2026-06-15T09:00:01Z', true],
    ['2026-06-15T09:00:01.001Z', false],
    ['2026-06-15T09:00:02Z', false],
    ['soon', false],
    [null, false],
    [undefined, false]
  ])('%s for 09:00 UTC is kept: %s', (publishAt, kept) => {
    expect(keepsTime(asked, publishAt)).toBe(kept)
  })
})
