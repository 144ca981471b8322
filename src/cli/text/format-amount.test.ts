import { describe, expect, it } from 'vitest'
import { formatBytes, formatSpan } from './format-amount.ts'

describe('amounts for people', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [12_345_678, '12.3 MB'],
    [4_294_967_296, '4.29 GB']
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
  it.each([
    [400, '0 s'],
    [40_000, '40 s'],
    [180_000, '3 min'],
    [7_200_000, '2 h'],
    [7_800_000, '2 h 10 min'],
    [345_600_000, '4 days']
  ])('%d ms are %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text)
  })
})
