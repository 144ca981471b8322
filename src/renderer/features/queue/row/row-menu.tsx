import { DropdownMenu } from 'radix-ui'
import { useEffect } from 'react'
import { t } from '../../../../contract/messages/say.ts'
import { MenuPortal } from '../../../shared/ui/menu-portal.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { retryKind, rowActs } from './row-acts.ts'
import { closeRowMenu, useRowMenu } from './row-menu-store.ts'
import { menuOf, type RowMenuItem } from '../../../state/row-offers.ts'
import { stalledNow } from '../../../state/stall.ts'
import { useRow } from '../../../state/use-rows.ts'
import { dialogIsOpen } from '../../../shared/dialog-is-open.ts'

const retryWords = {
  retry: 'rowMenu.items.retry',
  tryNow: 'rowMenu.tryNow',
  restart: 'rowMenu.restart'
} as const
/** Keys that do the same in the list. */
const keys: Partial<Record<RowMenuItem, 'R' | 'F2' | 'Delete'>> = {
  retry: 'R',
  edit: 'F2',
  remove: 'Delete'
}

/** The menu of actions for one row. */
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
    // Scrolling moves the row away from its menu.
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
          aria-label={t('rowMenu.of', { name: row.name })}
          className={`${menuClass} min-w-44`}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // A dialog opened from here already has the focus.
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
                  onSelect={() => rowActs[item](jobId)}>
                  {t(item === 'retry' ? retryWords[retryKind(row)] : `rowMenu.items.${item}`)}
                  {keys[item] !== undefined && (
                    <kbd aria-hidden className="ml-auto pl-4 font-sans text-xs text-muted">
                      {t(`rowMenu.keys.${keys[item]}`)}
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
