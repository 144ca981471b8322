import { describe, expect, it } from 'vitest'
import { isSpacingVariable } from './frame-spacing.ts'

/** Presentation times of `count` frames, `usual` ticks apart except for the first `odd.count`. */
function times(
  count: number,
  usual: number,
  odd: { count: number; spacing: number } = { count: 0, spacing: 0 }
): number[] {
  const all = [0]
  for (let n = 1; n < count; n++)
    all.push((all.at(-1) ?? 0) + (n <= odd.count ? odd.spacing : usual))
  return all
}

describe('isSpacingVariable', () => {
  it('calls even frames constant', () => {
    expect(isSpacingVariable(times(500, 512))).toBe(false)
  })

  it('tolerates odd spacing in one frame of a hundred and not in more', () => {
    expect(isSpacingVariable(times(501, 1000, { count: 5, spacing: 2000 }))).toBe(false)
    expect(isSpacingVariable(times(501, 1000, { count: 6, spacing: 2000 }))).toBe(true)
  })

  it('tolerates a tenth of the spacing and not more', () => {
    expect(isSpacingVariable(times(501, 1000, { count: 200, spacing: 1100 }))).toBe(false)
    expect(isSpacingVariable(times(501, 1000, { count: 200, spacing: 1101 }))).toBe(true)
    expect(isSpacingVariable(times(501, 1000, { count: 200, spacing: 899 }))).toBe(true)
  })

  it('never takes the rounding of a coarse time base for a variable rate', () => {
    const rounded = Array.from({ length: 600 }, (_, n) => Math.round((n * 90) / 29.97))
    expect(isSpacingVariable(rounded)).toBe(false)
  })

  it('looks at presentation order, whatever the order of decoding', () => {
    const shown = times(400, 512)
    const decoded = shown.map(
      (_, n) => shown[n % 2 === 0 ? Math.min(n + 1, shown.length - 1) : n - 1] ?? 0
    )
    expect(isSpacingVariable(decoded)).toBe(false)
  })
})
