import { toast } from 'sonner'
import type { RequestResult } from '../../../contract/queue-request.ts'
import { announce } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { attempt } from '../../shared/use-action.ts'

const text = strings.orders
const undoMs = 10_000

let last: { undo: () => void; untilMs: number } | null = null

/** Says what was done and offers to take it back for ten seconds, by the button or by Ctrl or Cmd + Z. */
export function offerUndo(done: string, takeBack: () => Promise<RequestResult>): void {
  const undo = (): void => {
    if (last?.undo !== undo) return
    last = null
    toast.dismiss(id)
    attempt(takeBack().then(({ refused, notes = [] }) => {
      const told = refused[0]?.reason ?? notes[0]?.message
      if (told === undefined) announce(text.undone)
      else toast.info(told)
      return undefined
    }))
  }
  const id = toast(done, { duration: undoMs, action: { label: text.undo, onClick: undo } })
  announce(text.undoHint(done))
  last = { undo, untilMs: Date.now() + undoMs }
}

/** Takes back what was done last, as long as that is offered. */
export function undoLast(): boolean {
  if (last === null || Date.now() > last.untilMs) return false
  last.undo()
  return true
}
