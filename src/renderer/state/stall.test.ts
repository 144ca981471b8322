import { expect, it } from 'vitest'
import { stalledForS } from './stall.ts'

it.each([
  ['moves', 'uploading', 29_999, true, null],
  ['stands still', 'uploading', 30_000, true, 30],
  ['has stood still for longer', 'uploading', 47_900, true, 47],
  ['is over', 'processing', 90_000, true, null],
  ['belongs to another program, which counts its bytes itself', 'uploading', 90_000, false, null],
  ['began on a clock that was set back since', 'uploading', -5_000, true, null]
] as const)('an upload that %s', (_what, phase, stillMs, sendsHere, seconds) => {
  expect(stalledForS({ phase }, 1_000_000, 1_000_000 + stillMs, sendsHere)).toBe(seconds)
})
