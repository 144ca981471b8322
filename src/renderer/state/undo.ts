import { toast } from 'sonner'
import type { RequestResult } from '../../contract/queue/queue-command.ts'
import { announce } from './app-store.ts'
import { t } from '../../contract/messages/say.ts'
import { attempt } from '../shared/use-action.ts'

const undoMs = 10_000

let last: { undo: () => void; id: string | number } | null = null

/** Shows and announces a notice, and offers undo for 10 s: its button or Ctrl/Cmd + Z. */
export function offerUndo(done: string, takeBack: () => Promise<RequestResult>): void {
  const undo = (): void => {
    if (last?.undo !== undo) return
    last = null
    toast.dismiss(id)
    attempt(
      takeBack().then(({ refused, notes = [] }) => {
        const told = refused[0]?.reason ?? notes[0]?.message
        if (told === undefined) announce(t('orders.undone'))
        else toast.info(told)
        return undefined
      })
    )
  }
  const end = (): void => {
    if (last?.undo === undo) last = null
  }
  // Only the last command can be undone; the notice of an older one disappears.
  if (last !== null) toast.dismiss(last.id)
  // The notice stays while the pointer is on it, and Ctrl or Cmd + Z works for just as long.
  const id = toast(done, {
    duration: undoMs,
    action: { label: t('orders.undo'), onClick: undo },
    onAutoClose: end,
    onDismiss: end
  })
  last = { undo, id }
}

/** Undoes the last action while that is offered. */
export function undoLast(): boolean {
  if (last === null) return false
  last.undo()
  return true
}
