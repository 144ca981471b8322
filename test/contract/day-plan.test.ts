import { describe, expect, it } from 'vitest'
import { dayPlanText } from '../../src/contract/queue/day-plan.ts'

const nowMs = Date.parse('2026-11-22T23:30:00Z')
const after = (hours: number) => new Date(nowMs + hours * 3_600_000).toISOString()

describe('the plan in words', () => {
  it('counts by calendar day of the zone, with words for the near ones', () => {
    const instants = [
      ...Array<string>(10).fill(after(0)),
      ...Array<string>(10).fill(after(24)),
      ...Array<string>(4).fill(after(48))
    ]
    expect(dayPlanText(instants, nowMs, 'UTC')).toBe('10 today, 10 tomorrow, 4 on Tue 24 Nov')
  })
  it('ends a day where the zone ends it', () => {
    expect(dayPlanText([after(0), after(1)], nowMs, 'UTC')).toBe('1 today, 1 tomorrow')
    expect(dayPlanText([after(0), after(1)], nowMs, 'America/New_York')).toBe('2 today')
  })
  it('is not misled by a day of 25 hours', () => {
    const beforeChange = Date.parse('2026-10-31T16:00:00Z')
    expect(dayPlanText(['2026-11-01T16:30:00Z'], beforeChange, 'America/New_York')).toBe(
      '1 tomorrow'
    )
  })
})
