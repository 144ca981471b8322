import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { t } from '../../contract/messages/say.ts'

type Params = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions'
> & {
  editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canUndo' | 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'
  >
}
type Item = MenuItemConstructorOptions

/**
 * Builds the context menu, which Electron leaves to the app: edit commands in a text field, with
 * corrections where the system checks spelling; copy on selected text; elsewhere none.
 * @param correct replaces the misspelled word
 */
export function contextMenu(
  { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags }: Params,
  correct: (word: string) => void
): Item[] {
  const copy: Item = { role: 'copy', label: t('desktop.role.copy'), enabled: editFlags.canCopy }
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  const corrections =
    misspelledWord === ''
      ? []
      : dictionarySuggestions.map((word): Item => ({ label: word, click: () => correct(word) }))
  return [
    ...corrections,
    ...(corrections.length > 0 ? [{ type: 'separator' } as const] : []),
    { role: 'undo', label: t('desktop.role.undo'), enabled: editFlags.canUndo },
    { type: 'separator' },
    { role: 'cut', label: t('desktop.role.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('desktop.role.paste'), enabled: editFlags.canPaste },
    { role: 'selectAll', label: t('desktop.role.select-all'), enabled: editFlags.canSelectAll }
  ]
}
