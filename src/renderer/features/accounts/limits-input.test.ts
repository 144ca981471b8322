import { expect, it } from 'vitest'
import { clockText } from './clock-text.ts'
import { readLimits, type LimitsInput } from './limits-input.ts'

const defaults = { standard: { min: 15, max: 60 }, creator: { min: 15, max: 600 } }
const input = (change: Partial<LimitsInput> = {}): LimitsInput => ({
  accountType: 'standard',
  minS: '',
  maxS: '',
  strictAspect: false,
  dailyLimit: '10',
  ...change
})

it('an empty length is the one of the account type, a comma is a decimal point', () => {
  expect(readLimits(input(), defaults)).toEqual({
    accountType: 'standard',
    minDurationS: null,
    maxDurationS: null,
    strictAspect: false,
    dailyLimit: 10
  })
  expect(readLimits(input({ minS: ' 12,5 ', maxS: '180' }), defaults)).toMatchObject({
    minDurationS: 12.5,
    maxDurationS: 180
  })
})

it.each<[Partial<LimitsInput>, object]>([
  [{ minS: '0' }, { field: 'minS', problem: 'length' }],
  [{ maxS: 'a minute' }, { field: 'maxS', problem: 'length' }],
  [{ maxS: '-5' }, { field: 'maxS', problem: 'length' }],
  [{ maxS: '90000' }, { field: 'maxS', problem: 'length' }],
  [{ minS: '61' }, { field: 'minS', problem: 'order' }],
  [{ maxS: '14' }, { field: 'maxS', problem: 'order' }],
  [{ dailyLimit: '0' }, { field: 'dailyLimit', problem: 'daily' }],
  [{ dailyLimit: '10001' }, { field: 'dailyLimit', problem: 'daily' }],
  [{ dailyLimit: '2.5' }, { field: 'dailyLimit', problem: 'daily' }],
  [{ dailyLimit: '' }, { field: 'dailyLimit', problem: 'daily' }]
])('%j is told at its field', (change, problem) => {
  expect(readLimits(input(change), defaults)).toEqual(problem)
})

it('a longer bound of the type makes room for a longer shortest video', () => {
  expect(readLimits(input({ accountType: 'creator', minS: '61' }), defaults)).toMatchObject({
    minDurationS: 61
  })
})

it('a time of another day names the day', () => {
  const nowMs = Date.UTC(2026, 10, 22, 22)
  expect(clockText('2026-11-22T23:05:00Z', nowMs, 'UTC')).toBe('23:05')
  expect(clockText('2026-11-23T00:05:00Z', nowMs, 'UTC')).toBe('Mon 00:05')
})
