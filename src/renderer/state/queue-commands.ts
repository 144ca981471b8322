import { toast } from 'sonner'
import type { IpcInput } from '../../contract/ipc.ts'
import type { Phase } from '../../contract/queue/phase.ts'
import type { PauseHow, RequestResult } from '../../contract/queue/queue-command.ts'
import type { MissedAnswer } from '../../contract/queue/schedule.ts'
import { announce } from './app-store.ts'
import { rowStore } from './queue-link.ts'
import { call } from '../rpc/client.ts'
import { t } from '../../contract/messages/say.ts'
import { attempt } from '../shared/use-action.ts'
import type { Move } from './reorder.ts'
import { actionsOf, type RowAction } from './row-offers.ts'
import { stalledNow } from './stall.ts'
import { offerUndo } from './undo.ts'

/** Shows why something was not done; the rows themselves show what was done. */
function tellRefused({ refused, notes = [] }: RequestResult): void {
  const first = refused[0]
  const [note] = notes
  if (note !== undefined) toast.info(note.message)
  if (first !== undefined)
    toast.info(
      refused.length === 1
        ? first.reason
        : t('orders.refused', { n: refused.length, reason: first.reason })
    )
}

/** Sends a command to the queue and shows what was not done. */
export const command = (input: IpcInput<'queue.command'>): Promise<void> =>
  call('queue.command', input).then(tellRefused)

/** Returns the rows whose phase allows this action. */
function thoseThatMay(action: RowAction, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => {
    const row = rowStore.row(id)
    return row !== undefined && actionsOf(row, stalledNow(id)).includes(action)
  })
}

const allIn = (...phases: Phase[]): string[] =>
  rowStore.rows().flatMap(({ id, phase }) => (phases.includes(phase) ? [id] : []))
const nameOf = (id: string | undefined): string | null => rowStore.row(id ?? '')?.name ?? null

/** Removes rows from the list. Offers Undo instead of asking first. */
export function removeRows(ids: Iterable<string>): void {
  withUndo('clear', thoseThatMay('remove', ids))
}

/** Removes published and cancelled rows; rows that need the user stay. */
export function clearFinished(): void {
  const jobIds = allIn('published', 'cancelled')
  if (jobIds.length > 0) removeRows(jobIds)
}

/** Cancels rows that are confirmed and not posted yet. */
export function cancelRows(ids: Iterable<string>): void {
  withUndo('cancel', thoseThatMay('cancel', ids))
}

function withUndo(kind: 'clear' | 'cancel', jobIds: string[]): void {
  if (jobIds.length === 0) return void toast.info(t(`orders.${kind}.none`))
  const name = jobIds.length === 1 ? nameOf(jobIds[0]) : null
  attempt(
    call('queue.command', { kind, jobIds }).then((result) => {
      tellRefused(result)
      const { changed } = result
      if (changed.length > 0)
        offerUndo(
          name === null
            ? t(`orders.${kind}.many`, { n: changed.length })
            : t(`orders.${kind}.one`, { name }),
          () => call('queue.command', { kind: 'restore', jobIds: changed })
        )
      return undefined
    })
  )
}

export function retryRows(ids: Iterable<string>): void {
  const jobIds = thoseThatMay('retry', ids)
  if (jobIds.length > 0) attempt(command({ kind: 'retry', jobIds }))
}

/** Retries all failed jobs and no others. */
export function retryFailed(): void {
  retryRows(allIn('failed'))
}

/** Moves rows in the order of sending and shows their new position. */
export function moveRows({ jobIds, before }: Move): void {
  attempt(
    call('queue.command', { kind: 'reorder', jobIds, before }).then((result) => {
      tellRefused(result)
      // The new order arrives with the next delta; compute the position from the requested order.
      const all = rowStore.allIds()
      const rest = all.filter((id) => !jobIds.includes(id))
      const at = before === null ? rest.length : rest.indexOf(before)
      if (result.changed.length > 0)
        announce(
          t('orders.moved', {
            name: nameOf(jobIds[0]) ?? '',
            more: jobIds.length - 1,
            place: at + 1,
            all: all.length
          })
        )
      return undefined
    })
  )
}

/** Sorts these rows in natural order: clip 2 before clip 10. */
export function sortNaturally(ids: readonly string[]): void {
  if (ids.length < 2) return
  attempt(
    call('queue.sortNaturally', { jobIds: [...ids] }).then((result) => {
      tellRefused(result)
      announce(t('orders.sortedNaturally'))
      return undefined
    })
  )
}

/** Copies a file's support text to the clipboard. */
export function copyDetails(jobId: string): void {
  attempt(call('queue.copyDetails', { jobId }).then(() => toast.success(t('orders.detailsCopied'))))
}

export function copyLink(jobId: string): void {
  attempt(call('queue.copyLink', { jobId }).then(() => toast.success(t('orders.linkCopied'))))
}

/** Shows the file in its folder. */
export function showFile(jobId: string): void {
  attempt(call('queue.showFile', { jobId }))
}

/** Opens the system's dialog to find a file that was moved. */
export function locate(jobId: string): void {
  attempt(call('queue.locate', { jobId }).then((result) => result !== null && tellRefused(result)))
}

export const answerMissed = (answer: MissedAnswer): void =>
  attempt(command({ kind: 'missed', answer }))

/** `after-current` lets running uploads finish; `now` stops them. */
export const pause = (how: PauseHow): void => attempt(command({ kind: 'pause', how }))

export const resume = (): void => attempt(command({ kind: 'resume' }))
