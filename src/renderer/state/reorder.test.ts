import { describe, expect, it } from 'vitest'
import { moveByStep, moveToGap } from './reorder.ts'

const all = ['a', 'b', 'c', 'd', 'e']
const set = (...ids: string[]): Set<string> => new Set(ids)

describe('moving rows', () => {
  it('puts dropped rows before the row under the line, in their own order', () => {
    expect(moveToGap(all, all, set('d', 'b'), 0)).toEqual({ jobIds: ['b', 'd'], before: 'a' })
    expect(moveToGap(all, all, set('a'), 5)).toEqual({ jobIds: ['a'], before: null })
  })

  it('does nothing when the rows are there already', () => {
    expect(moveToGap(all, all, set('b', 'c'), 1)).toBeNull()
    expect(moveToGap(all, all, set('b'), 2)).toBeNull()
    expect(moveByStep(all, all, set('a'), -1)).toBeNull()
    expect(moveByStep(all, all, set('e'), 1)).toBeNull()
  })

  it('leaves rows that a filter hides with their neighbours', () => {
    // Shown: b and d. Behind d means right behind it, before the hidden e.
    expect(moveToGap(all, ['b', 'd'], set('b'), 2)).toEqual({ jobIds: ['b'], before: 'e' })
    expect(moveByStep(all, ['b', 'd'], set('d'), -1)).toEqual({ jobIds: ['d'], before: 'b' })
  })

  it('moves a block of rows by one step, over the next one in view', () => {
    expect(moveByStep(all, all, set('b', 'c'), 1)).toEqual({ jobIds: ['b', 'c'], before: 'e' })
    expect(moveByStep(all, all, set('b', 'c'), -1)).toEqual({ jobIds: ['b', 'c'], before: 'a' })
  })
})
