import { DropdownMenu } from 'radix-ui'
import { useEffect } from 'react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { setEditing } from '../../../state/app-store.ts'
import { call } from '../../../rpc/client.ts'
import { strings } from '../../../shared/strings.ts'
import { MenuPortal } from '../../../shared/ui/menu-portal.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { attempt } from '../../../shared/use-action.ts'
import {
  cancelRows,
  copyDetails,
  copyLink,
  locate,
  removeRows,
  retryRows,
  showFile
} from '../../../state/queue-commands.ts'
import { closeRowMenu, useRowMenu } from './row-menu-store.ts'
import { menuOf, type RowMenuItem } from '../../../state/row-offers.ts'
import { askToResolve } from '../dialogs/dialog-store.ts'
import { changeTimeOf } from '../dialogs/dialog-store.ts'
import { stalledNow } from '../../../state/stall.ts'
import { useRow } from '../../../state/use-rows.ts'
import { dialogIsOpen } from '../../../shared/dialog-is-open.ts'

const acts: Record<RowMenuItem, (row: JobRow) => void> = {
  retry: (row) => retryRows([row.id]),
  settle: (row) => askToResolve(row.id),
  edit: (row) => setEditing([row.id]),
  time: (row) => changeTimeOf([row.id]),
  locate: (row) => locate(row.id),
  cancel: (row) => cancelRows([row.id]),
  open: (row) => attempt(call('shell.openPost', { jobId: row.id })),
  'copy-link': (row) => copyLink(row.id),
  folder: (row) => showFile(row.id),
  details: (row) => copyDetails(row.id),
  remove: (row) => removeRows([row.id])
}

/** Keys that do the same in the list. */
const keys: Partial<Record<RowMenuItem, string>> = strings.rowMenu.keys

/** What can be done with the one row whose menu is open. */
export function RowMenu() {
  const open = useRowMenu((menu) => menu.open)
  return open === null ? null : <OpenRowMenu key={open.jobId} {...open} />
}

function OpenRowMenu({
  jobId,
  at,
  opener
}: NonNullable<ReturnType<typeof useRowMenu.getState>['open']>) {
  const row = useRow(jobId)
  const isGone = row === undefined
  useEffect(() => {
    if (isGone) closeRowMenu()
    // The row moves away from under it.
    window.addEventListener('wheel', closeRowMenu, { passive: true })
    return () => window.removeEventListener('wheel', closeRowMenu)
  }, [isGone])
  if (row === undefined) return null
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={closeRowMenu}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none fixed" style={at} />
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          align={at.width === 0 ? 'start' : 'end'}
          sideOffset={2}
          collisionPadding={8}
          aria-labelledby={undefined}
          aria-label={strings.rowMenu.of(row.name)}
          className={`${menuClass} min-w-44`}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // A dialog that was opened from here has the focus already.
            if (!dialogIsOpen()) opener.focus({ preventScroll: true })
          }}>
          {menuOf(row, stalledNow(jobId)).map((group) => (
            <DropdownMenu.Group
              key={group[0]}
              className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1">
              {group.map((item) => (
                <DropdownMenu.Item
                  key={item}
                  className={menuItemClass}
                  aria-keyshortcuts={keys[item]}
                  onSelect={() => acts[item](row)}>
                  {item === 'retry' ? retryWord(row) : strings.rowMenu.items[item]}
                  {keys[item] !== undefined && (
                    <kbd aria-hidden className="ml-auto pl-4 font-sans text-xs text-muted">
                      {keys[item]}
                    </kbd>
                  )}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}

function retryWord({ phase }: JobRow): string {
  return phase === 'waiting'
    ? strings.rowMenu.tryNow
    : phase === 'uploading'
      ? strings.rowMenu.restart
      : strings.rowMenu.items.retry
}
