import { describe, expect, it } from 'vitest'
import { spacingText, whenText } from './when-text.ts'

const at = (text: string): number => Date.parse(text)

describe('when a batch goes out', () => {
  it('is said with the zone and as an instant', () => {
    expect(whenText([at('2026-11-23T08:00:00Z')], null, 'Europe/Berlin')).toBe(
      'Mon 23 Nov 2026, 09:00 CET (2026-11-23T08:00:00Z)'
    )
    expect(
      whenText([at('2026-07-23T07:00:00Z'), at('2026-07-23T07:00:00Z')], null, 'Europe/Berlin')
    ).toBe('Thu 23 Jul 2026, 09:00 CEST (2026-07-23T07:00:00Z)')
  })
  it('names the first, the distance and the last of a series', () => {
    expect(
      whenText(
        [null, at('2026-11-23T08:00:00Z'), at('2026-11-24T08:00:00Z')],
        { days: 1, ms: 0 },
        'UTC'
      )
    ).toBe(
      'the first now, then every 1 d, the last Tue 24 Nov 2026, 08:00 UTC (2026-11-24T08:00:00Z)'
    )
  })
  it('is not said where all of it goes now', () => {
    expect(whenText([null, null], null)).toBeNull()
    expect(whenText([null], { days: 1, ms: 0 })).toBeNull()
  })
  it.each([
    [{ days: 1, ms: 0 }, '1 d'],
    [{ days: 0, ms: 7_200_000 }, '2 h'],
    [{ days: 0, ms: 5_400_000 }, '90 min'],
    [{ days: 2, ms: 43_200_000 }, '2 d 12 h']
  ])('says a distance of %j as %s', (spacing, text) => {
    expect(spacingText(spacing)).toBe(text)
  })
})
