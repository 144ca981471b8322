import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { AddAccountDialog } from '../features/accounts/add-account-dialog.tsx'
import { refreshAccounts } from '../features/accounts/account-actions.ts'
import { ForgetKeyDialog } from '../features/settings/key-setting.tsx'
import { t } from '../../contract/messages/say.ts'
import { IconButton } from '../shared/ui/button.tsx'
import { menuClass, menuItemClass } from '../shared/ui/menu.ts'
import { attempt } from '../shared/use-action.ts'
import { setChangingKey } from '../state/app-store.ts'
import { startPractice } from '../state/queue-link.ts'

/** Menu of rarely used items: accounts, the key, and practice mode. */
export function HeaderMenu({ live }: { live: boolean }) {
  const [addingAccount, setAddingAccount] = useState(false)
  const [forgettingKey, setForgettingKey] = useState(false)
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label={t('menu.label')} className="size-8">
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end" sideOffset={4} className={`${menuClass} min-w-52`}>
          <MenuItem onSelect={() => attempt(refreshAccounts())}>{t('menu.refresh')}</MenuItem>
          <MenuItem onSelect={() => setAddingAccount(true)}>{t('menu.addManual')}</MenuItem>
          {live && (
            <>
              <DropdownMenu.Separator className="my-1 h-px bg-line" />
              <MenuItem onSelect={() => setChangingKey(true)}>{t('menu.changeKey')}</MenuItem>
              <MenuItem onSelect={() => setForgettingKey(true)}>{t('menu.forgetKey')}</MenuItem>
              <MenuItem onSelect={startPractice}>{t('menu.practice')}</MenuItem>
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {addingAccount && <AddAccountDialog onClose={() => setAddingAccount(false)} />}
      {forgettingKey && <ForgetKeyDialog onClose={() => setForgettingKey(false)} />}
    </>
  )
}

function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={menuItemClass}>
      {children}
    </DropdownMenu.Item>
  )
}
