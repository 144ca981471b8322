import { toast } from 'sonner'
import type { PauseHow, RequestResult } from '../../contract/queue/queue-command.ts'
import type { MissedAnswer } from '../../contract/queue/schedule.ts'
import { announce } from './app-store.ts'
import { rowStore } from './queue-link.ts'
import { call } from '../rpc/client.ts'
import { strings } from '../shared/strings.ts'
import { attempt } from '../shared/use-action.ts'
import type { Move } from './reorder.ts'
import { actionsOf, type RowAction } from './row-offers.ts'
import { stalledNow } from './stalled-now.ts'
import { offerUndo } from './undo.ts'

const text = strings.orders

/** Tells why something was not done; what was done shows in the rows themselves. */
export function tellRefused({ refused, notes = [] }: RequestResult): void {
  const first = refused[0]
  const [note] = notes
  if (note !== undefined) toast.info(note.message)
  if (first !== undefined)
    toast.info(refused.length === 1 ? first.reason : text.refused(refused.length, first.reason))
}

/** Those of the rows that may be treated so in their phase. */
export function thoseThatMay(action: RowAction, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => {
    const row = rowStore.row(id)
    return row !== undefined && actionsOf(row, stalledNow(id)).includes(action)
  })
}

const allIn = (...phases: string[]): string[] =>
  rowStore
    .rows()
    .filter((row) => phases.includes(row.phase))
    .map((row) => row.id)
const nameOf = (ids: readonly string[]): string | null =>
  ids.length === 1 ? (rowStore.row(ids[0] ?? '')?.name ?? null) : null

/** Takes rows out of the list. Instead of a question there is an Undo. */
export function removeRows(ids: Iterable<string>): void {
  const jobIds = thoseThatMay('remove', ids)
  if (jobIds.length === 0) return void toast.info(text.cannotRemove)
  const name = nameOf(jobIds)
  attempt(
    call('queue.command', { kind: 'clear', jobIds }).then((result) => {
      tellRefused(result)
      if (result.changed.length > 0)
        offerUndo(text.removed(result.changed.length, name), () =>
          call('queue.command', { kind: 'restore', jobIds: result.changed })
        )
      return undefined
    })
  )
}

/** Takes out what is published or cancelled; what still needs somebody stays. */
export function clearFinished(): void {
  const jobIds = allIn('published', 'cancelled')
  if (jobIds.length > 0) removeRows(jobIds)
}

/** Stops rows that are confirmed and not posted yet. */
export function cancelRows(ids: Iterable<string>): void {
  const jobIds = thoseThatMay('cancel', ids)
  if (jobIds.length === 0) return void toast.info(text.cannotCancel)
  const name = nameOf(jobIds)
  attempt(
    call('queue.command', { kind: 'cancel', jobIds }).then((result) => {
      tellRefused(result)
      if (result.changed.length > 0)
        offerUndo(text.cancelled(result.changed.length, name), () =>
          call('queue.command', { kind: 'restore', jobIds: result.changed })
        )
      return undefined
    })
  )
}

export function retryRows(ids: Iterable<string>): void {
  const jobIds = thoseThatMay('retry', ids)
  if (jobIds.length > 0) attempt(call('queue.command', { kind: 'retry', jobIds }).then(tellRefused))
}

/** Retries all failed jobs, and touches nothing else. */
export function retryFailed(): void {
  retryRows(allIn('failed'))
}

/** The user's answer about a post that was sent and not confirmed. */
export function settle(jobId: string, as: 'posted' | 'post-again'): Promise<void> {
  return call('queue.command', { kind: 'resolve', jobId, as }).then(tellRefused)
}

/** Moves rows in the order of sending and says where they are now. */
export function moveRows(move: Move): void {
  attempt(
    call('queue.command', { kind: 'reorder', ...move }).then((result) => {
      tellRefused(result)
      const first = move.jobIds[0] ?? ''
      // The new order arrives with the next delta; compute the place from the requested order.
      const rest = rowStore.allIds().filter((id) => !move.jobIds.includes(id))
      const at = move.before === null ? rest.length : rest.indexOf(move.before)
      if (result.changed.length > 0)
        announce(
          text.moved(
            rowStore.row(first)?.name ?? '',
            move.jobIds.length,
            at + 1,
            rowStore.allIds().length
          )
        )
      return undefined
    })
  )
}

/** Sorts these rows among each other as people count: clip 2 before clip 10. */
export function sortNaturally(ids: readonly string[]): void {
  if (ids.length < 2) return
  attempt(
    call('queue.sortNaturally', { jobIds: [...ids] }).then((result) => {
      tellRefused(result)
      announce(text.sortedNaturally)
      return undefined
    })
  )
}

function tellCopied(said: string): () => void {
  return () => void toast.success(said)
}

/** What support needs to know of a file, as text on the clipboard. */
export function copyDetails(jobId: string): void {
  attempt(call('queue.copyDetails', { jobId }).then(tellCopied(text.detailsCopied)))
}

export function copyLink(jobId: string): void {
  attempt(call('queue.copyLink', { jobId }).then(tellCopied(text.linkCopied)))
}

/** Shows the file where it lies. */
export function showFile(jobId: string): void {
  attempt(call('queue.showFile', { jobId }))
}

/** Opens the system's dialog to point at a file that was moved. */
export function locate(jobId: string): void {
  attempt(
    call('queue.locate', { jobId }).then((result) =>
      result === null ? undefined : tellRefused(result)
    )
  )
}

export function reschedule(jobIds: readonly string[], scheduledFor: string | null): Promise<void> {
  return call('queue.command', { kind: 'reschedule', jobIds: [...jobIds], scheduledFor }).then(
    tellRefused
  )
}

export function answerMissed(answer: MissedAnswer): void {
  attempt(call('queue.command', { kind: 'missed', answer }).then(tellRefused))
}

/** `after-current` lets the uploads that run come to their end; `now` stops them. */
export function pause(how: PauseHow): void {
  attempt(call('queue.command', { kind: 'pause', how }).then(tellRefused))
}

export function resume(): void {
  attempt(call('queue.command', { kind: 'resume' }).then(tellRefused))
}
