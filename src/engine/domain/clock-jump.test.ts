import { describe, expect, it } from 'vitest'
import { clockJumpMs } from './clock-jump.ts'

const before = { wallMs: 1_000_000, monotonicMs: 5_000 }
const after = (wallMs: number, monotonicMs: number) =>
  clockJumpMs(before, {
    wallMs: before.wallMs + wallMs,
    monotonicMs: before.monotonicMs + monotonicMs
  })

describe('a jump of the clock', () => {
  it.each([
    ['time that passed on both clocks is none', 30_000, 30_000, 0],
    ['a late timer is none', 90_000, 90_000, 0],
    ['5 seconds of drift are none', 35_000, 30_000, 0],
    ['a night of sleep, which the monotonic clock did not see', 28_800_000, 30_000, 28_770_000],
    ['a clock set back', -3_570_000, 30_000, -3_600_000],
    ['just over 5 seconds', 35_001, 30_000, 5_001]
  ])('%s', (_what, wallMs, monotonicMs, jumpMs) => {
    expect(after(wallMs, monotonicMs)).toBe(jumpMs)
  })
})
