import { useEffect } from 'react'
import { addDropped, addPasted } from './add-files.ts'
import { focusSearch } from '../toolbar/search-field.tsx'
import { undoLast } from '../../../state/undo.ts'
import { dialogIsOpen } from '../../../shared/dialog-is-open.ts'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))

/**
 * Handles keys of the whole window while the queue is shown: find, undo, and pasted files or paths.
 */
export function useWindowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || dialogIsOpen()) return
      const key = event.key.toLowerCase()
      if (key === 'f') {
        event.preventDefault()
        focusSearch()
      } else if (key === 'z' && !event.shiftKey && !isField(event.target) && undoLast()) {
        event.preventDefault()
      }
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (isField(event.target) || dialogIsOpen() || event.clipboardData === null) return
      const files = [...event.clipboardData.files]
      const text = event.clipboardData.getData('text/plain').trim()
      if (files.length > 0) addDropped(files)
      else if (text !== '') addPasted(text)
    }
    const until = new AbortController()
    const { signal } = until
    window.addEventListener('keydown', onKey, { signal })
    document.addEventListener('paste', onPaste, { signal })
    return () => until.abort()
  }, [])
}
