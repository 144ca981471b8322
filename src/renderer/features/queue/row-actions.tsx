import { CalendarClock, CircleStop, ExternalLink, FolderSearch, RotateCcw, X } from 'lucide-react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { cancelRows, locate, removeRows, retryRows, settle } from './queue-orders.ts'
import { actionsOf, hasTime } from './row-offers.ts'
import { changeTimeOf } from './time-dialog-store.ts'

const looks = {
  retry: { icon: RotateCcw, label: strings.row.retry, act: retryRows },
  cancel: { icon: CircleStop, label: strings.row.cancel, act: cancelRows },
  remove: { icon: X, label: strings.row.remove, act: removeRows }
}

/** The buttons at the end of a row. Like everything in a row they are a stop of the Tab key only in the row that has the focus. */
export function RowActions({ row, focusable }: { row: JobRow; focusable: boolean }) {
  const tabIndex = focusable ? 0 : -1
  if (row.phase === 'unknown') {
    return (
      <div className="flex flex-col items-stretch gap-0.5">
        <Button size="xs" tabIndex={tabIndex} onClick={() => settle(row.id, 'posted')}>{strings.row.itIsThere}</Button>
        <Button size="xs" tabIndex={tabIndex} onClick={() => settle(row.id, 'post-again')}>{strings.row.postAgain}</Button>
      </div>
    )
  }
  return (
    <div className="flex items-center justify-end">
      {row.hasLink && (
        <IconButton role="link" tabIndex={tabIndex} label={strings.row.openPostOf(row.name)} className="text-accent" onClick={() => attempt(call('shell.openPost', { jobId: row.id }))}>
          <ExternalLink size={15} aria-hidden />
        </IconButton>
      )}
      {row.fileMissing && <IconButton tabIndex={tabIndex} label={strings.row.locateOf(row.name)} className="text-accent" onClick={() => locate(row.id)}><FolderSearch size={15} aria-hidden /></IconButton>}
      {hasTime(row) && <IconButton tabIndex={tabIndex} label={strings.row.changeTimeOf(row.name)} onClick={() => changeTimeOf([row.id])}><CalendarClock size={15} aria-hidden /></IconButton>}
      {actionsOf(row).map((action) => {
        const { icon: Icon, label, act } = looks[action]
        return <IconButton key={action} tabIndex={tabIndex} label={label(row.name)} onClick={() => act([row.id])}><Icon size={15} aria-hidden /></IconButton>
      })}
    </div>
  )
}
