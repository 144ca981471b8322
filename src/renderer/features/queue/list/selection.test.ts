import { describe, expect, it } from 'vitest'
import { clickRow } from './selection.ts'

const ids = ['a', 'b', 'c', 'd']
const plain = { toggle: false, range: false }
const of = (anchor: string | null, ...selected: string[]) => ({
  selected: new Set(selected),
  anchor
})

describe('selecting rows', () => {
  it('selects one row with a click and adds or takes one with Ctrl or Cmd', () => {
    expect(clickRow(ids, of('a', 'a', 'b'), 'c', plain)).toEqual(of('c', 'c'))
    expect(clickRow(ids, of('a', 'a'), 'c', { toggle: true, range: false })).toEqual(
      of('c', 'a', 'c')
    )
    expect(clickRow(ids, of('a', 'a', 'c'), 'a', { toggle: true, range: false })).toEqual(
      of('a', 'c')
    )
  })

  it('spans from the row clicked before with Shift, in either direction, and can be spanned anew', () => {
    const down = clickRow(ids, of('b', 'b'), 'd', { toggle: false, range: true })
    expect(down).toEqual(of('b', 'b', 'c', 'd'))
    expect(clickRow(ids, down, 'a', { toggle: false, range: true })).toEqual(of('b', 'a', 'b'))
  })

  it('takes the row alone when the one clicked before is not shown any more', () => {
    expect(clickRow(ids, of('gone'), 'c', { toggle: false, range: true }).selected).toEqual(
      new Set(['c'])
    )
  })
})
