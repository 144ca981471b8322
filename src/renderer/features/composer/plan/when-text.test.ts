import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { soon } from '../../../state/timing.ts'
import { whenText } from './when-text.ts'

const before = process.env['TZ']
beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin'
})
afterEach(() => {
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
})

const nowMs = Date.parse('2026-10-20T08:00:00Z')
const hoursFromNow = (...hours: number[]) =>
  hours.map((hour) => new Date(nowMs + hour * 3_600_000).toISOString())
const input = { timing: soon, count: 2, dailyLimit: 2, plan: null, nowMs }

describe('what the panel says of the time', () => {
  it('is the plan where the daily limit shares the posts out', () => {
    expect(whenText({ ...input, count: 3, plan: hoursFromNow(0, 0, 24) })).toEqual([
      'By the daily limit of 2: 2 today, 1 tomorrow.'
    ])
    expect(whenText({ ...input, count: 1, plan: hoursFromNow(48) })).toEqual([
      'By the daily limit of 2: 1 on Thu 22 Oct.'
    ])
    expect(whenText({ ...input, plan: hoursFromNow(0, 0) })).toEqual([
      'All of them fit into today’s limit.'
    ])
    expect(whenText({ ...input, count: 1, plan: hoursFromNow(0) })).toEqual([])
    expect(whenText(input)).toEqual([])
  })

  it('names the time with its zone, and says when it is too much for one day', () => {
    const at = { ...soon, mode: 'at' as const, at: '2026-10-24T09:00' }
    expect(whenText({ ...input, count: 1, timing: at })[0]).toMatch(
      /^Goes out Sat 24 Oct, 09:00 (CEST|GMT\+2)\.$/
    )
    expect(whenText({ ...input, count: 3, timing: at })).toEqual([
      expect.stringMatching(/^All 3 go out /),
      'That is more than this account’s limit of 2 in 24 hours; what is over it goes out later.'
    ])
    expect(whenText({ ...input, count: 3, timing: { ...at, mode: 'series' } })[0]).toMatch(
      /^The first Sat 24 Oct, 09:00 .*, the last Mon 26 Oct, 09:00 (CET|GMT\+1); later/
    )
    expect(whenText({ ...input, count: 0, timing: at })).toEqual([])
  })
})
