import { expect, it } from 'vitest'
import { hideableColumns, untouchedColumns } from '../../../../contract/queue/list-columns.ts'
import { boundedWidth, layOut, leastNamePx, widestNow } from './columns.ts'

/** Widths of the list in a window of 900, 1280, 1600 and 2400 px. */
const [small, usual, large, huge] = [490, 830, 1150, 1950] as const
const shownAt = (listPx: number, hidden: (typeof hideableColumns)[number][] = []) => [
  ...layOut(listPx, { hidden, widths: {} }).shown
]

it('shows in a small window what fits beside a name that can be read, and more in a larger one', () => {
  expect(shownAt(small)).toEqual([])
  expect(layOut(small, untouchedColumns).namePx).toBeGreaterThanOrEqual(leastNamePx)
  expect(shownAt(usual)).toEqual(['picture', 'when', 'size'])
  expect(shownAt(large)).toEqual(['picture', 'when', 'size', 'check', 'account'])
  expect(shownAt(huge)).toHaveLength(hideableColumns.length)
})

it('never shows less in a wider list, and never squeezes the name for a column', () => {
  let before = 0
  for (let listPx = small; listPx < huge; listPx += 7) {
    const { shown, namePx } = layOut(listPx, untouchedColumns)
    expect(shown.size).toBeGreaterThanOrEqual(before)
    expect(namePx).toBeGreaterThanOrEqual(leastNamePx)
    before = shown.size
  }
})

it('gives the room of a hidden column to the next in need', () => {
  expect(shownAt(large, ['when'])).toEqual(['picture', 'size', 'check', 'account'])
  expect(shownAt(huge, ['picture', 'check'])).toEqual(['when', 'size', 'account', 'caption'])
})

it('leaves the room of the times to the name until there are any, or somebody gave them a width', () => {
  const whens = [
    layOut(usual, untouchedColumns, false),
    layOut(usual, { hidden: [], widths: { when: 160 } }, false)
  ].map(({ shown }) => [...shown])
  expect(whens).toEqual([
    ['picture', 'size'],
    ['picture', 'when', 'size']
  ])
  expect(layOut(usual, untouchedColumns, false).namePx).toBeGreaterThan(400)
})

it('lays the cells out for just the columns that are shown', () => {
  expect(layOut(usual, untouchedColumns).template).toBe('16px minmax(0,1fr) 176px 64px 160px 72px')
  expect(
    layOut(usual, {
      hidden: ['when', 'size', 'check', 'account', 'caption'],
      widths: { status: 200 }
    }).template
  ).toBe('16px minmax(0,1fr) 200px 72px')
})

it('lets a column be widened until the name would suffer, and narrowed to its least', () => {
  const layout = layOut(usual, untouchedColumns)
  const widest = boundedWidth('when', 2000, layout)
  expect(widest).toBe(widestNow('when', layout))
  expect(layOut(usual, { hidden: [], widths: { when: widest } }).shown).toEqual(layout.shown)
  expect(layOut(usual, { hidden: [], widths: { when: widest + 1 } }).shown).not.toEqual(
    layout.shown
  )
  expect(boundedWidth('when', 0, layout)).toBe(96)
})
