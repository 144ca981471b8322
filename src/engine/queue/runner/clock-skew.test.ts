import { expect, it } from 'vitest'
import { ClockSkew } from './clock-skew.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)

it.each([
  ['the same', nowMs, null],
  ['two minutes behind', nowMs - 120_000, null],
  ['a little over two minutes behind', nowMs - 120_001, 120_000],
  ['an hour ahead', nowMs + 3_600_000, -3_600_000],
  ['not named', null, null]
])('a server clock that is %s is told as it is seen from here', (_what, serverMs, told) => {
  const skew = new ClockSkew()
  skew.note(serverMs, nowMs)
  expect(skew.tellableMs()).toBe(told)
})

it('an answer without a time keeps what was known, a clock that was set does not', () => {
  const skew = new ClockSkew()
  skew.note(nowMs - 600_000, nowMs)
  skew.note(null, nowMs)
  expect(skew.tellableMs()).toBe(600_000)
  skew.forget()
  expect(skew.tellableMs()).toBeNull()
})
