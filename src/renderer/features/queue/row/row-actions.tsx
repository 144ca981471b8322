import {
  CalendarClock,
  CircleStop,
  Ellipsis,
  ExternalLink,
  FolderSearch,
  RotateCcw,
  X,
  type LucideIcon
} from 'lucide-react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button, IconButton } from '../../../shared/ui/button.tsx'
import { menuOf, type RowMenuItem } from '../../../state/row-offers.ts'
import { askToResolve } from '../dialogs/dialog-store.ts'
import { retryKind, rowActs } from './row-acts.ts'
import { openRowMenu } from './row-menu-store.ts'

/** In the order of the buttons. */
const buttons: [RowMenuItem, LucideIcon, (row: JobRow) => string, className?: string][] = [
  ['open', ExternalLink, ({ name }) => t('row.openPostOf', { name }), 'text-accent'],
  ['locate', FolderSearch, ({ name }) => t('row.locateOf', { name }), 'text-accent'],
  ['time', CalendarClock, ({ name }) => t('row.changeTimeOf', { name })],
  ['retry', RotateCcw, (row) => t(`row.${retryKind(row)}`, { name: row.name })],
  ['cancel', CircleStop, ({ name }) => t('row.cancel', { name })],
  ['remove', X, ({ name }) => t('row.remove', { name })]
]

/** As many as fit beside the menu; the menu has the others. */
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
  const offered = menuOf(row, stalled).flat()
  return (
    <div className="flex items-center justify-end">
      {row.phase === 'unknown' ? (
        <Button
          size="xs"
          className="@max-3xl:px-1"
          tabIndex={tabIndex}
          aria-haspopup="dialog"
          aria-label={t('row.settleOf', { name: row.name })}
          onClick={() => askToResolve(row.id)}>
          {t('row.settle')}
        </Button>
      ) : (
        buttons
          .filter(([item]) => offered.includes(item))
          .slice(0, settleWithin)
          .map(([item, Icon, label, className]) => (
            <IconButton
              key={item}
              role={item === 'open' ? 'link' : undefined}
              tabIndex={tabIndex}
              label={label(row)}
              small
              className={className}
              onClick={() => rowActs[item](row.id)}>
              <Icon size={15} aria-hidden />
            </IconButton>
          ))
      )}
      <IconButton
        tabIndex={tabIndex}
        label={t('rowMenu.of', { name: row.name })}
        aria-haspopup="menu"
        small
        onClick={(event) => openRowMenu(row.id, event.currentTarget)}>
        <Ellipsis size={15} aria-hidden />
      </IconButton>
    </div>
  )
}
