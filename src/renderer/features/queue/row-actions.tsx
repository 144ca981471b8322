import { CircleStop, ExternalLink, RotateCcw, X } from 'lucide-react'
import { toast } from 'sonner'
import type { IpcName } from '../../../contract/ipc.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import type { RequestResult } from '../../../contract/queue-request.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'

/** Tells why something was not done; what was done shows in the rows themselves. */
export function tellRefused(result: RequestResult): void {
  const first = result.refused[0]
  if (first !== undefined) toast.info(first.reason)
}

/** Sends an order for some rows. */
export function order(name: Extract<IpcName, 'queue.retry' | 'queue.cancel' | 'queue.clear'>, jobIds: string[]): void {
  if (jobIds.length > 0) attempt(call(name, { jobIds }).then(tellRefused))
}

function settle(jobId: string, as: 'posted' | 'post-again'): void {
  attempt(call('queue.resolve', { jobId, as }).then(tellRefused))
}

export type RowAction = 'retry' | 'cancel' | 'remove'

/** What a row offers in its phase; the order is that of the buttons. */
export function actionsOf(phase: JobRow['phase']): RowAction[] {
  switch (phase) {
    case 'checking':
    case 'needs-attention':
    case 'ready':
    case 'published':
      return ['remove']
    case 'waiting':
    case 'uploading':
    case 'uploaded':
      return ['cancel']
    case 'failed':
    case 'cancelled':
      return ['retry', 'remove']
    case 'submitting':
    case 'processing':
    case 'scheduled':
    case 'unknown':
      return []
  }
}

/** Does one of a row's actions, from a button or from the keyboard. */
export function act(action: RowAction, id: string): void {
  order(action === 'remove' ? 'queue.clear' : `queue.${action}`, [id])
}

const looks = {
  retry: { icon: RotateCcw, label: strings.row.retry },
  cancel: { icon: CircleStop, label: strings.row.cancel },
  remove: { icon: X, label: strings.row.remove }
}

/** The buttons at the end of a row. Like everything in a row they are a stop of the Tab key only in the row that has the focus. */
export function RowActions({ row, focusable }: { row: JobRow; focusable: boolean }) {
  const tabIndex = focusable ? 0 : -1
  return (
    <div className="flex items-center justify-end gap-0.5">
      {row.hasLink && (
        <Button
          role="link"
          tabIndex={tabIndex}
          size="sm"
          variant="ghost"
          className="px-1.5 text-accent"
          aria-label={strings.row.openPostOf(row.name)}
          icon={<ExternalLink size={13} aria-hidden />}
          onClick={() => attempt(call('shell.openPost', { jobId: row.id }))}
        >
          {strings.row.openPost}
        </Button>
      )}
      {row.phase === 'unknown' && (
        <div className="flex flex-col gap-1">
          <Button size="xs" tabIndex={tabIndex} onClick={() => settle(row.id, 'posted')}>{strings.row.itIsThere}</Button>
          <Button size="xs" tabIndex={tabIndex} onClick={() => settle(row.id, 'post-again')}>{strings.row.postAgain}</Button>
        </div>
      )}
      {actionsOf(row.phase).map((action) => {
        const { icon: Icon, label } = looks[action]
        return <IconButton key={action} tabIndex={tabIndex} label={label(row.name)} onClick={() => act(action, row.id)}><Icon size={15} aria-hidden /></IconButton>
      })}
    </div>
  )
}
