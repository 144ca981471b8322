import { Ellipsis, FilePlus, FolderPlus } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import type { AppState } from '../../contract/ipc-rows.ts'
import { AddAccountDialog } from '../features/accounts/add-account-dialog.tsx'
import { AccountPicker } from '../features/accounts/account-picker.tsx'
import { refreshAccounts } from '../features/accounts/refresh-accounts.ts'
import { ForgetKeyDialog } from '../features/settings/forget-key-dialog.tsx'
import { chooseAndAdd } from '../features/queue/add/add-files.ts'
import { PauseButton } from '../features/queue/toolbar/pause-button.tsx'
import { SearchField } from '../features/queue/toolbar/search-field.tsx'
import { useTotals } from '../state/use-rows.ts'
import { call } from '../rpc/client.ts'
import { strings } from '../shared/strings.ts'
import { Button, IconButton } from '../shared/ui/button.tsx'
import { menuClass, menuItemClass } from '../shared/ui/menu.ts'
import { Logo } from '../shared/ui/logo.tsx'
import { attempt } from '../shared/use-action.ts'
import { setChangingKey, useAccount, useApp } from '../state/app-store.ts'
import { openedQueue } from '../state/queue-link.ts'

/** The window's top line: who posts, what to add, pause, and the rest in a menu. */
export function Header({ state }: { state: AppState }) {
  const account = useAccount()
  const inQueue = useApp((app) => app.view === 'queue')
  const { counts } = useTotals()
  const [addingAccount, setAddingAccount] = useState(false)
  const [forgettingKey, setForgettingKey] = useState(false)
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <Logo />
      <h1 className="sr-only text-sm font-semibold min-[1040px]:not-sr-only min-[1040px]:mr-2">
        {strings.product}
      </h1>
      <AccountPicker accounts={state.accounts} />
      <div className="ml-auto flex min-w-0 items-center gap-2">
        {inQueue && counts.all > 0 && <SearchField />}
        <PauseButton queue={state.queue} />
        <Button
          disabled={account === null}
          icon={<FilePlus size={15} aria-hidden />}
          onClick={() => chooseAndAdd('files')}>
          {strings.queue.addFiles}
        </Button>
        <Button
          disabled={account === null}
          icon={<FolderPlus size={15} aria-hidden />}
          onClick={() => chooseAndAdd('folders')}>
          {strings.queue.addFolder}
        </Button>
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger asChild>
            <IconButton label={strings.menu.label} className="size-8">
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content align="end" sideOffset={4} className={`${menuClass} min-w-52`}>
            <MenuItem onSelect={() => attempt(refreshAccounts())}>{strings.menu.refresh}</MenuItem>
            <MenuItem onSelect={() => setAddingAccount(true)}>{strings.menu.addManual}</MenuItem>
            {state.mode === 'live' && (
              <>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
                <MenuItem onSelect={() => setChangingKey(true)}>{strings.menu.changeKey}</MenuItem>
                <MenuItem onSelect={() => setForgettingKey(true)}>
                  {strings.menu.forgetKey}
                </MenuItem>
                <MenuItem onSelect={() => attempt(call('practice.start', {}).then(openedQueue))}>
                  {strings.menu.practice}
                </MenuItem>
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Root>
      </div>
      {addingAccount && <AddAccountDialog onClose={() => setAddingAccount(false)} />}
      {forgettingKey && <ForgetKeyDialog onClose={() => setForgettingKey(false)} />}
    </header>
  )
}

function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={menuItemClass}>
      {children}
    </DropdownMenu.Item>
  )
}
