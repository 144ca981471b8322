import type { KeyboardEvent } from 'react'
import { toast } from 'sonner'
import {
  announce,
  setEditing,
  setSelected,
  toggleExpanded,
  useApp
} from '../../../state/app-store.ts'
import { rowStore } from '../../../state/queue-link.ts'
import { t } from '../../../../contract/messages/say.ts'
import { editableOf } from './bulk.ts'
import { moveRows, pause, removeRows, resume, retryRows } from '../../../state/queue-commands.ts'
import { moveByStep } from '../../../state/reorder.ts'
import { openRowMenu } from '../row/row-menu-store.ts'

/** Returns the rows of a key command: the selection if it includes this row, else this row. */
export function targetsOf(id: string): string[] {
  const { selected } = useApp.getState()
  return selected.has(id) ? rowStore.allIds().filter((one) => selected.has(one)) : [id]
}

/**
 * Handles keys that act on the focused row and the selection. Returns whether it handled the key.
 */
export function actOnKey(event: KeyboardEvent, id: string, ids: readonly string[]): boolean {
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    if (event.target instanceof HTMLElement) openRowMenu(id, event.target)
    return true
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
    setSelected(ids)
    return true
  }
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    step(id, ids, event.key === 'ArrowUp' ? -1 : 1)
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const act = acts[event.key.toLowerCase()]
  act?.(id)
  return act !== undefined
}

/** Keys without Ctrl, Cmd or Alt, in lowercase. */
const acts: Partial<Record<string, (id: string) => void>> = {
  enter: toggleExpanded,
  arrowright: (id) => expand(id, true),
  arrowleft: (id) => expand(id, false),
  delete: (id) => removeRows(targetsOf(id)),
  backspace: (id) => removeRows(targetsOf(id)),
  r: (id) => retryRows(targetsOf(id)),
  p: pauseOrResume,
  f2: (id) => setEditing(editableOf(targetsOf(id).flatMap((one) => rowStore.row(one) ?? []))),
  escape: () => setSelected([])
}

function expand(id: string, open: boolean): void {
  if (useApp.getState().expanded.has(id) !== open) toggleExpanded(id)
}

/** Pauses gently: running uploads still finish. */
function pauseOrResume(): void {
  const paused = useApp.getState().state?.queue?.paused === true
  if (paused) resume()
  else if (rowStore.totals().active) pause('after-current')
  else return
  announce(paused ? t('orders.resumed') : t('orders.pausing'))
}

function step(id: string, ids: readonly string[], by: -1 | 1): void {
  const { sort } = useApp.getState()
  if (sort.column !== 'order' || sort.descending) {
    toast.info(t('orders.moveSorted'))
    return
  }
  const move = moveByStep(rowStore.allIds(), ids, new Set(targetsOf(id)), by)
  if (move !== null) moveRows(move)
}
