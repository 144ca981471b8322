import { expect, it } from 'vitest'
import { contextMenu } from './context-menu.ts'

const nothing = (): void => undefined
const editFlags = {
  canUndo: false,
  canCut: false,
  canCopy: true,
  canPaste: true,
  canSelectAll: true
}
const place = {
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags
}
const shown = (items: ReturnType<typeof contextMenu>): unknown[] =>
  items.flatMap(({ role, label, enabled }) => (enabled === false ? [] : (role ?? label ?? [])))

it('pastes into a field, copies selected text, and is not there elsewhere', () => {
  expect(contextMenu(place, nothing)).toEqual([])
  expect(shown(contextMenu({ ...place, selectionText: 'TOO_SHORT' }, nothing))).toEqual(['copy'])
  expect(shown(contextMenu({ ...place, isEditable: true }, nothing))).toEqual([
    'copy',
    'paste',
    'selectAll'
  ])
})

it('offers what the spell checker thinks was meant', () => {
  const corrected: string[] = []
  const items = contextMenu(
    {
      ...place,
      isEditable: true,
      misspelledWord: 'caption',
      dictionarySuggestions: ['captain', 'option']
    },
    (word) => corrected.push(word)
  )
  expect(shown(items).slice(0, 2)).toEqual(['captain', 'option'])
  items[1]?.click?.(...([] as unknown as Parameters<NonNullable<(typeof items)[number]['click']>>))
  expect(corrected).toEqual(['option'])
})
