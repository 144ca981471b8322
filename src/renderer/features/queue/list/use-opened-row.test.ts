import { expect, it } from 'vitest'
import { scrollToShow } from './use-opened-row.ts'

const view = { scrollPx: 100, heightPx: 200 }
it.each([
  ['in view stays where it is', { topPx: 150, heightPx: 60 }, 100],
  ['below the fold comes up just so far', { topPx: 280, heightPx: 60 }, 140],
  ['that begins above comes down to its top', { topPx: 60, heightPx: 60 }, 60],
  ['taller than the view shows its top', { topPx: 150, heightPx: 500 }, 150],
  ['that just fits is not cut', { topPx: 120, heightPx: 199 }, 119]
])('a row %s', (_what, row, scrollPx) => {
  expect(scrollToShow(row, view)).toBe(scrollPx)
})
