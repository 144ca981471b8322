import { expect, it } from 'vitest'
import { planInShort, waitingPlan } from './plan-text.ts'

const nowMs = Date.parse('2026-11-22T09:00:00Z')
const days = (...counts: number[]): string[] =>
  counts.flatMap((n, day) =>
    Array.from({ length: n }, (_, i) =>
      new Date(nowMs + day * 86_400_000 + i * 60_000).toISOString()
    )
  )

it('tells up to three days in full, and of more the first two and the last', () => {
  expect(planInShort(days(10, 10, 4), nowMs, 'UTC')).toBe('10 today, 10 tomorrow, 4 on Tue 24 Nov')
  expect(planInShort(days(10, 10, 10, 10, 1), nowMs, 'UTC')).toBe(
    '10 today, 10 tomorrow … the last on Thu 26 Nov'
  )
})

it('plans what the daily limit holds, and nothing else that waits', () => {
  const [today = '', tomorrow = ''] = days(1, 1)
  const held = (reason: 'quota' | 'schedule', until: string) => ({ waiting: { reason, until } })
  expect(
    waitingPlan([held('quota', tomorrow), held('schedule', today), { waiting: null }], nowMs, 'UTC')
  ).toBe('1 tomorrow')
  expect(waitingPlan([held('schedule', today)], nowMs, 'UTC')).toBeNull()
})
