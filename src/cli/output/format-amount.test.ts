import { describe, expect, it } from 'vitest'
import { formatBytes, formatMeasure, formatSpan, plural } from './format-amount.ts'

describe('amounts for people', () => {
  it.each([[0, '0 B'], [999, '999 B'], [1000, '1.00 kB'], [12_345_678, '12.3 MB'], [4_294_967_296, '4.29 GB']])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
  it.each([[400, '0 s'], [40_000, '40 s'], [180_000, '3 min'], [7_200_000, '2 h'], [7_800_000, '2 h 10 min'], [345_600_000, '4 days']])('%d ms are %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text)
  })
  it('says what was measured and what is allowed', () => {
    expect(formatMeasure({ value: 9.04, unit: 's' })).toBe('9.04 s')
    expect(formatMeasure({ min: 15, max: 60, unit: 's' })).toBe('15 to 60 s')
    expect(formatMeasure({ min: 360, unit: 'px' })).toBe('at least 360 px')
    expect(formatMeasure({ max: 4_294_967_296, unit: 'bytes' })).toBe('at most 4.29 GB')
    expect(formatMeasure({ min: '720x1280', unit: 'px' })).toBe('at least 720x1280 px')
    expect(formatMeasure({ value: 'matroska', unit: 'container' })).toBe('matroska')
    expect(formatMeasure({ value: 'there is nothing at this path', unit: 'file' })).toBe('there is nothing at this path')
  })
  it('counts one file and two files', () => {
    expect([plural(1, 'file'), plural(2, 'file'), plural(0, 'file')]).toEqual(['1 file', '2 files', '0 files'])
  })
})
