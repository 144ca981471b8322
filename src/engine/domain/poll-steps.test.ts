import { describe, expect, it } from 'vitest'
import { nextReconcileAt, pollDelayMs } from './poll-steps.ts'

const minuteMs = 60_000

describe('polling a post', () => {
  it('asks after 3, 5, 8, 13, 20 and 30 s', () => {
    expect([0, 1, 2, 3, 4, 5].map((polls) => pollDelayMs(polls, 0))).toEqual([
      3_000, 5_000, 8_000, 13_000, 20_000, 30_000
    ])
  })
  it('then every 30 s, 2 minutes from 5 minutes on, 15 minutes from an hour on', () => {
    expect(pollDelayMs(6, 4 * minuteMs)).toBe(30_000)
    expect(pollDelayMs(6, 5 * minuteMs - 1)).toBe(30_000)
    expect(pollDelayMs(6, 5 * minuteMs)).toBe(2 * minuteMs)
    expect(pollDelayMs(50, 60 * minuteMs - 1)).toBe(2 * minuteMs)
    expect(pollDelayMs(50, 59 * minuteMs)).toBe(2 * minuteMs)
    expect(pollDelayMs(50, 60 * minuteMs)).toBe(15 * minuteMs)
  })
  it("slows to 15 minutes once 80 % of the month's calls are used", () => {
    expect(pollDelayMs(0, 0, 0.79)).toBe(3_000)
    expect(pollDelayMs(0, 0, 0.8)).toBe(15 * minuteMs)
  })
})

describe('looking for an unconfirmed post', () => {
  it('looks after 2, 15 and 60 s before it becomes unknown', () => {
    expect([0, 1, 2].map((looks) => nextReconcileAt(looks, true))).toEqual(
      [2_000, 15_000, 60_000].map((delayMs) => ({ phase: 'submitting', delayMs }))
    )
  })
  it('looks three more times as unknown, then leaves it to a person', () => {
    expect([3, 4, 5, 6].map((looks) => nextReconcileAt(looks, true).delayMs)).toEqual([
      600_000,
      3_600_000,
      21_600_000,
      null
    ])
    expect(nextReconcileAt(3, true).phase).toBe('unknown')
  })
  it('is unknown at once where the API has no list', () => {
    expect(nextReconcileAt(0, false)).toEqual({ phase: 'unknown', delayMs: null })
  })
})
