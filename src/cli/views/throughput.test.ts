import { describe, expect, it } from 'vitest'
import { createThroughput } from './throughput.ts'

describe('speed and time left', () => {
  it('hides the estimate in the first seconds', () => {
    const speed = createThroughput(0)
    speed.add(1_000_000, 1_000)
    expect(speed.msLeft(1_000_000, 1_500)).toBeNull()
    speed.add(1_000_000, 4_000)
    expect(speed.msLeft(1_000_000, 4_000)).toBe(2_000)
  })
  it('averages over ten seconds and forgets what is older', () => {
    const speed = createThroughput(0)
    for (let second = 1; second <= 30; second += 1)
      speed.add(second <= 20 ? 9_000_000 : 1_000_000, second * 1000)
    expect(speed.bytesPerS(30_900)).toBeCloseTo(1_000_000, 0)
  })
  it('falls to zero, and offers no estimate, when nothing moves', () => {
    const speed = createThroughput(0)
    speed.add(5_000, 1_000)
    expect(speed.bytesPerS(20_000)).toBe(0)
    expect(speed.msLeft(1, 20_000)).toBeNull()
  })
})
