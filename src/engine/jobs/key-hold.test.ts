import { expect, it } from 'vitest'
import { KeyHold } from './key-hold.ts'

it('says that the line is down until an answer comes, also while it is tried again', () => {
  const hold = new KeyHold()
  hold.set('offline', 5_000)
  expect([hold.holds(4_000), hold.describe(4_000)?.until]).toEqual([true, new Date(5_000).toISOString()])
  expect([hold.holds(6_000), hold.describe(6_000)]).toMatchObject([false, { reason: 'offline', until: null }])
  expect(hold.reached()).toBe(true)
  expect(hold.describe(6_000)).toBeNull()
})

it('says no more of a pause that is over', () => {
  const hold = new KeyHold()
  hold.set('rate-limit', 5_000)
  expect(hold.describe(6_000)).toBeNull()
})
