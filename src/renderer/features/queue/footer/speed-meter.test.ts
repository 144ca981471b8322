import { expect, it } from 'vitest'
import { createSpeedMeter } from './speed-meter.ts'

it('says nothing in the first seconds, then the average', () => {
  const meter = createSpeedMeter()
  meter.note(0, 0)
  meter.note(1000, 1000)
  expect(meter.bytesPerS(1000)).toBeNull()
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
  expect(meter.bytesPerS(6000)).toBeNull()
})
