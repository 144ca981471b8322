import { describe, expect, it } from 'vitest'
import { compareNaturally, comparePathsNaturally } from './natural-order.ts'

describe('natural order', () => {
  it('puts clip 2 before clip 10, whatever the case', () => {
    expect(['clip10', 'Clip2', 'clip1', 'CLIP 3'].toSorted(compareNaturally)).toEqual([
      'CLIP 3',
      'clip1',
      'Clip2',
      'clip10'
    ])
  })

  it('keeps the files of a folder together', () => {
    const paths = ['b/2', 'a b/1', 'b/10', 'a/9', 'b', 'a']
    expect(paths.toSorted(comparePathsNaturally)).toEqual(['a', 'a/9', 'a b/1', 'b', 'b/2', 'b/10'])
  })
})
