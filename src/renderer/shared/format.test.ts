import { expect, it } from 'vitest'
import { formatBytes, formatDuration, formatInstant, formatTimeLeft, formatWhen } from './format.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [12_400_000, '12.4 MB'],
  [999_960, '1 MB'],
  [4_294_967_296, '4.3 GB'],
  [123_456_789, '123 MB']
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

it.each([
  [0.4, '0:00'],
  [15, '0:15'],
  [74.6, '1:15'],
  [599.9, '10:00'],
  [3661, '1:01:01']
])('%d seconds read %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})

it.each([
  [3, 'a few seconds'],
  [22, 'about 20 s'],
  [54, 'about 50 s'],
  [56, 'about 1 min'],
  [170, 'about 3 min'],
  [5400, 'about 1.5 h']
])('%d seconds left read %s', (seconds, text) => {
  expect(formatTimeLeft(seconds)).toBe(text)
})

it('says a near time as a distance and a far one with day and zone', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  expect(formatWhen('2026-11-22T12:00:40Z', now)).toBe('in 40 s')
  expect(formatWhen('2026-11-22T14:00:00Z', now)).toBe('in 2 h')
  expect(formatWhen('2026-11-22T11:59:59Z', now)).toBe('now')
  expect(formatInstant('2026-11-24T14:40:00Z', 'UTC')).toBe('Tue 24 Nov, 14:40 UTC')
})
