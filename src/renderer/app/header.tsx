import { Ellipsis, FilePlus, FolderPlus, Pause, Play } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import type { AppState } from '../../contract/ipc-rows.ts'
import { AddAccountDialog } from '../features/accounts/add-account-dialog.tsx'
import { AccountPicker } from '../features/accounts/account-picker.tsx'
import { ForgetKeyDialog } from '../features/onboarding/forget-key-dialog.tsx'
import { chooseAndAdd } from '../features/queue/add-files.ts'
import { useTotals } from '../features/queue/use-rows.ts'
import { call } from '../rpc/client.ts'
import { strings } from '../shared/strings.ts'
import { Button, IconButton } from '../shared/ui/button.tsx'
import { Logo } from '../shared/ui/logo.tsx'
import { attempt } from '../shared/use-action.ts'
import { setChangingKey, useAccount } from './app-store.ts'
import { openedQueue } from './queue-link.ts'

async function refreshAccounts(): Promise<void> {
  const { verified, accounts } = await call('accounts.refresh', {})
  if (verified) toast.success(strings.account.refreshed(accounts.length))
  else toast.info(strings.account.notVerified)
}

/** The window's top line: who posts, what to add, pause, and the rest in a menu. */
export function Header({ state }: { state: AppState }) {
  const account = useAccount()
  const { active } = useTotals()
  const [addingAccount, setAddingAccount] = useState(false)
  const [forgettingKey, setForgettingKey] = useState(false)
  const paused = state.queue?.paused ?? false
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <Logo />
      <h1 className="sr-only text-sm font-semibold min-[1040px]:not-sr-only min-[1040px]:mr-2">{strings.product}</h1>
      <AccountPicker accounts={state.accounts} />
      <div className="ml-auto flex items-center gap-2">
        {(active || paused) && (
          <Button
            icon={paused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
            title={paused ? undefined : strings.queue.pauseHint}
            onClick={() => attempt(call(paused ? 'queue.resume' : 'queue.pause', {}))}
          >
            {paused ? strings.queue.resume : strings.queue.pause}
          </Button>
        )}
        <Button disabled={account === null} icon={<FilePlus size={15} aria-hidden />} onClick={() => chooseAndAdd('files')}>{strings.queue.addFiles}</Button>
        <Button disabled={account === null} icon={<FolderPlus size={15} aria-hidden />} onClick={() => chooseAndAdd('folders')}>{strings.queue.addFolder}</Button>
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger asChild>
            <IconButton label={strings.menu.label} className="size-8"><Ellipsis size={16} aria-hidden /></IconButton>
          </DropdownMenu.Trigger>
            <DropdownMenu.Content align="end" sideOffset={4} className="z-20 min-w-52 rounded-lg border border-line bg-surface p-1 shadow-lg">
              <MenuItem onSelect={() => attempt(refreshAccounts())}>{strings.menu.refresh}</MenuItem>
              <MenuItem onSelect={() => setAddingAccount(true)}>{strings.menu.addManual}</MenuItem>
              {state.mode === 'live' && (
                <>
                  <DropdownMenu.Separator className="my-1 h-px bg-line" />
                  <MenuItem onSelect={() => setChangingKey(true)}>{strings.menu.changeKey}</MenuItem>
                  <MenuItem onSelect={() => setForgettingKey(true)}>{strings.menu.forgetKey}</MenuItem>
                  <MenuItem onSelect={() => attempt(call('practice.start', {}).then(openedQueue))}>{strings.menu.practice}</MenuItem>
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
    <DropdownMenu.Item onSelect={onSelect} className="flex h-8 items-center rounded-md px-2.5 outline-none data-highlighted:bg-raised">
      {children}
    </DropdownMenu.Item>
  )
}
