import { describe, expect, it } from 'vitest'
import { createSpeedMeter } from './speed-meter.ts'

it('says nothing in the first seconds, then the average', () => {
  const meter = createSpeedMeter()
  meter.note(0, 0)
  meter.note(1000, 1000)
  expect(meter.msLeft(1, 1000)).toBeNull()
  for (let s = 2; s <= 5; s += 1) meter.note(s * 1000, s * 1000)
  expect(meter.bytesPerS(5000)).toBe(1000)
})

it('looks at the last ten seconds alone', () => {
  const meter = createSpeedMeter()
  for (let s = 0; s <= 10; s += 1) meter.note(s * 1000, s * 1000)
  for (let s = 11; s <= 30; s += 1) meter.note(10_000 + (s - 10) * 3000, s * 1000)
  expect(meter.bytesPerS(30_000)).toBe(3000)
})

it('sinks towards nothing while no byte moves', () => {
  const meter = createSpeedMeter()
  for (let s = 0; s <= 5; s += 1) meter.note(s * 1000, s * 1000)
  expect(meter.bytesPerS(10_000)).toBe(500)
})

it('starts afresh when an upload starts again', () => {
  const meter = createSpeedMeter()
  for (let s = 0; s <= 5; s += 1) meter.note(s * 1000, s * 1000)
  meter.note(100, 6000)
  expect(meter.msLeft(1, 6000)).toBeNull()
})

describe('speed and time left', () => {
  /** Creates a meter that starts at 0, and a function that sends bytes in steps. */
  const start = () => {
    const meter = createSpeedMeter()
    meter.note(0, 0)
    let total = 0
    return { ...meter, add: (bytes: number, nowMs: number) => meter.note((total += bytes), nowMs) }
  }
  it('hides the estimate in the first seconds', () => {
    const speed = start()
    speed.add(1_000_000, 1_000)
    expect(speed.msLeft(1_000_000, 1_500)).toBeNull()
    speed.add(1_000_000, 4_000)
    expect(speed.msLeft(1_000_000, 4_000)).toBe(2_000)
  })
  it('averages over ten seconds and forgets what is older', () => {
    const speed = start()
    for (let second = 1; second <= 30; second += 1)
      speed.add(second <= 20 ? 9_000_000 : 1_000_000, second * 1000)
    expect(speed.bytesPerS(30_900)).toBeCloseTo(1_000_000, 0)
  })
  it('falls to zero, and offers no estimate, when nothing moves', () => {
    const speed = start()
    speed.add(5_000, 1_000)
    expect(speed.bytesPerS(20_000)).toBe(0)
    expect(speed.msLeft(1, 20_000)).toBeNull()
  })
})
