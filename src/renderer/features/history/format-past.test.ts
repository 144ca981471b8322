import { expect, it } from 'vitest'
import { formatExactly, formatPast, formatStep } from './format-past.ts'

const nowMs = Date.parse('2026-11-22T23:30:00Z')

it('names the year only where it is another one, by the clock of the person', () => {
  expect(formatPast('2026-01-02T03:04:05Z', nowMs, 'UTC')).toBe('2 Jan, 03:04')
  expect(formatPast('2025-12-31T23:30:00Z', nowMs, 'UTC')).toBe('31 Dec 2025, 23:30')
  expect(formatPast('2025-12-31T23:30:00Z', nowMs, 'Europe/Berlin')).toBe('1 Jan, 00:30')
})

it('is exact on a receipt', () => {
  expect(formatExactly('2026-01-02T03:04:05Z', 'UTC')).toBe('2 Jan 2026, 03:04:05 UTC')
  expect(formatStep('2026-01-02T03:04:05Z', 'Europe/Berlin')).toBe('2 Jan, 04:04:05')
})
