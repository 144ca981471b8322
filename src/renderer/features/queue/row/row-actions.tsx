import {
  CalendarClock,
  CircleStop,
  Ellipsis,
  ExternalLink,
  FolderSearch,
  RotateCcw,
  X
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { call } from '../../../rpc/client.ts'
import { strings } from '../../../shared/strings.ts'
import { Button, IconButton } from '../../../shared/ui/button.tsx'
import { attempt } from '../../../shared/use-action.ts'
import { cancelRows, locate, removeRows, retryRows } from '../../../state/queue-commands.ts'
import { openRowMenu } from './row-menu-store.ts'
import { actionsOf, hasTime } from '../../../state/row-offers.ts'
import { askToResolve } from '../dialogs/dialog-store.ts'
import { changeTimeOf } from '../dialogs/dialog-store.ts'

const looks = {
  retry: { icon: RotateCcw, label: retryLabel, act: retryRows },
  cancel: {
    icon: CircleStop,
    label: ({ name }: JobRow) => strings.row.cancel(name),
    act: cancelRows
  },
  remove: { icon: X, label: ({ name }: JobRow) => strings.row.remove(name), act: removeRows }
}

/** As many as fit beside the menu; the others are in it. */
const settleWithin = 2

/** The buttons at the end of a row. Like all controls in rows, tab stops only in a focused row. */
export function RowActions({
  row,
  stalled,
  focusable
}: {
  row: JobRow
  stalled: boolean
  focusable: boolean
}) {
  const tabIndex = focusable ? 0 : -1
  if (row.phase === 'unknown') {
    return (
      <div className="flex items-center justify-end">
        <Button
          size="xs"
          className="@max-3xl:px-1"
          tabIndex={tabIndex}
          aria-haspopup="dialog"
          aria-label={strings.row.settleOf(row.name)}
          onClick={() => askToResolve(row.id)}>
          {strings.row.settle}
        </Button>
        <RowMenuButton row={row} tabIndex={tabIndex} />
      </div>
    )
  }
  const buttons: ReactNode[] = [
    row.hasLink && (
      <IconButton
        key="open"
        role="link"
        tabIndex={tabIndex}
        label={strings.row.openPostOf(row.name)}
        small
        className="text-accent"
        onClick={() => attempt(call('shell.openPost', { jobId: row.id }))}>
        <ExternalLink size={15} aria-hidden />
      </IconButton>
    ),
    row.fileMissing && (
      <IconButton
        key="locate"
        tabIndex={tabIndex}
        label={strings.row.locateOf(row.name)}
        small
        className="text-accent"
        onClick={() => locate(row.id)}>
        <FolderSearch size={15} aria-hidden />
      </IconButton>
    ),
    hasTime(row) && (
      <IconButton
        key="time"
        tabIndex={tabIndex}
        label={strings.row.changeTimeOf(row.name)}
        small
        onClick={() => changeTimeOf([row.id])}>
        <CalendarClock size={15} aria-hidden />
      </IconButton>
    ),
    ...actionsOf(row, stalled).map((action) => {
      const { icon: Icon, label, act } = looks[action]
      return (
        <IconButton
          key={action}
          tabIndex={tabIndex}
          label={label(row)}
          small
          onClick={() => act([row.id])}>
          <Icon size={15} aria-hidden />
        </IconButton>
      )
    })
  ]
  return (
    <div className="flex items-center justify-end">
      {buttons.filter((button) => button !== false).slice(0, settleWithin)}
      <RowMenuButton row={row} tabIndex={tabIndex} />
    </div>
  )
}

function RowMenuButton({ row, tabIndex }: { row: JobRow; tabIndex: number }) {
  return (
    <IconButton
      tabIndex={tabIndex}
      label={strings.rowMenu.of(row.name)}
      aria-haspopup="menu"
      small
      onClick={(event) => openRowMenu(row.id, event.currentTarget)}>
      <Ellipsis size={15} aria-hidden />
    </IconButton>
  )
}

/** Label of retry: again for a failed file, now for a waiting one, restart for a stalled upload. */
function retryLabel({ phase, name }: JobRow): string {
  return phase === 'waiting'
    ? strings.row.tryNow(name)
    : phase === 'uploading'
      ? strings.row.restart(name)
      : strings.row.retry(name)
}
