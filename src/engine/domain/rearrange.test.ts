import { assert, boolean, constantFrom, option, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rearrange } from './rearrange.ts'

const list = ['a', 'b', 'c', 'd', 'e']

describe('putting members of a list elsewhere', () => {
  it.each([
    ['one upwards', ['d'], 'b', ['a', 'd', 'b', 'c', 'e']],
    ['one downwards', ['b'], 'e', ['a', 'c', 'd', 'b', 'e']],
    ['several as one block', ['a', 'd'], 'c', ['b', 'a', 'd', 'c', 'e']],
    ['to the end', ['b', 'c'], null, ['a', 'd', 'e', 'b', 'c']],
    ['before one of themselves', ['b', 'd'], 'b', ['a', 'b', 'd', 'c', 'e']],
    ['before the last, which moves too', ['b', 'e'], 'e', ['a', 'c', 'd', 'b', 'e']],
    ['nowhere new', ['c'], 'd', list],
    ['into their own places, in a new order', ['e', 'c', 'a'], undefined, ['e', 'b', 'c', 'd', 'a']]
  ])('moves %s', (_what, moved, before, expected) => {
    expect(rearrange(list, moved, before)).toEqual(expected)
  })

  it('never loses or doubles a member, and leaves the others in their order', () => {
    assert(
      property(
        shuffledSubarray(list),
        option(constantFrom(...list), { nil: null }),
        boolean(),
        (moved, before, inPlace) => {
          const result = rearrange(list, moved, inPlace ? undefined : before)
          expect(result.toSorted()).toEqual(list)
          expect(result.filter((id) => !moved.includes(id))).toEqual(
            list.filter((id) => !moved.includes(id))
          )
          expect(result.filter((id) => moved.includes(id))).toEqual(moved)
        }
      )
    )
  })
})
