import { expect, test } from 'vitest'
import { anchorForStart, createSandboxClock, sandboxTimeAt } from './clock.ts'

test('at speed 1 the sandbox keeps real time', () => {
  const clock = createSandboxClock(anchorForStart(null, 1_000, 1), () => 61_000)
  expect(clock.nowMs()).toBe(61_000)
})

test('a faster clock runs that many times faster from its start', () => {
  const clock = createSandboxClock(anchorForStart(null, 1_000, 60), () => 2_000)
  expect(clock.nowMs()).toBe(61_000)
})

test('time goes on while the sandbox is down and never runs backwards when the speed changes', () => {
  const fast = anchorForStart(null, 0, 100)
  const slow = anchorForStart(fast, 10_000, 1)
  expect(sandboxTimeAt(slow, 10_000)).toBe(1_000_000)
  expect(sandboxTimeAt(slow, 10_500)).toBe(1_000_500)
  expect(anchorForStart(slow, 99_000, 1)).toEqual(slow)
})
