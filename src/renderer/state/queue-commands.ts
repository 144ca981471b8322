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

/** Tells why something was not done; what was done shows in the rows themselves. */
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

/** Gives a command to the queue and tells what was not done. */
export const command = (input: IpcInput<'queue.command'>): Promise<void> =>
  call('queue.command', input).then(tellRefused)

/** Those of the rows that may be treated so in their phase. */
function thoseThatMay(action: RowAction, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => {
    const row = rowStore.row(id)
    return row !== undefined && actionsOf(row, stalledNow(id)).includes(action)
  })
}

const allIn = (...phases: Phase[]): string[] =>
  rowStore.rows().flatMap(({ id, phase }) => (phases.includes(phase) ? [id] : []))
const nameOf = (id: string | undefined): string | null => rowStore.row(id ?? '')?.name ?? null

/** Takes rows out of the list. Instead of a question there is an Undo. */
export function removeRows(ids: Iterable<string>): void {
  withUndo('clear', thoseThatMay('remove', ids))
}

/** Takes out what is published or cancelled; what still needs somebody stays. */
export function clearFinished(): void {
  const jobIds = allIn('published', 'cancelled')
  if (jobIds.length > 0) removeRows(jobIds)
}

/** Stops rows that are confirmed and not posted yet. */
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

/** Retries all failed jobs, and touches nothing else. */
export function retryFailed(): void {
  retryRows(allIn('failed'))
}

/** Moves rows in the order of sending and says where they are now. */
export function moveRows({ jobIds, before }: Move): void {
  attempt(
    call('queue.command', { kind: 'reorder', jobIds, before }).then((result) => {
      tellRefused(result)
      // The new order arrives with the next delta; compute the place from the requested order.
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

/** Sorts these rows among each other as people count: clip 2 before clip 10. */
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

/** What support needs to know of a file, as text on the clipboard. */
export function copyDetails(jobId: string): void {
  attempt(call('queue.copyDetails', { jobId }).then(() => toast.success(t('orders.detailsCopied'))))
}

export function copyLink(jobId: string): void {
  attempt(call('queue.copyLink', { jobId }).then(() => toast.success(t('orders.linkCopied'))))
}

/** Shows the file where it lies. */
export function showFile(jobId: string): void {
  attempt(call('queue.showFile', { jobId }))
}

/** Opens the system's dialog to point at a file that was moved. */
export function locate(jobId: string): void {
  attempt(call('queue.locate', { jobId }).then((result) => result !== null && tellRefused(result)))
}

export const answerMissed = (answer: MissedAnswer): void =>
  attempt(command({ kind: 'missed', answer }))

/** `after-current` lets the uploads that run come to their end; `now` stops them. */
export const pause = (how: PauseHow): void => attempt(command({ kind: 'pause', how }))

export const resume = (): void => attempt(command({ kind: 'resume' }))
