import { describe, expect, it } from 'vitest'
import { byteRate, positiveNumber, wholeNumber } from './shared-options.ts'

describe('values of options', () => {
  it.each([
    ['500k', 500_000],
    ['2.5M', 2_500_000],
    ['1MiB', 1_048_576],
    ['3 MB/s', 3_000_000],
    ['800', 800],
    ['1g', 1e9]
  ])('reads the rate %s', (text, bytes) => {
    expect(byteRate(text)).toBe(bytes)
  })
  it.each(['', 'fast', '-1M', '0', '10 apples', '1e3'])('refuses the rate %j', (text) => {
    expect(() => byteRate(text)).toThrow('bytes per second')
  })
  it.each(['0', '-3', '1.5', 'ten', ''])('refuses %j as a count', (text) => {
    expect(() => wholeNumber(1)(text)).toThrow('whole number')
  })
  it('knows the end of a range', () => {
    expect(wholeNumber(0, 65_535)('65535')).toBe(65_535)
    expect(() => wholeNumber(0, 65_535)('65536')).toThrow('from 0 to 65535')
  })
  it.each(['0', 'NaN', 'Infinity', '-2', ' '])('refuses %j as a length', (text) => {
    expect(() => positiveNumber(text)).toThrow('above 0')
  })
})
