import { FilePlus, FolderPlus } from 'lucide-react'
import type { AppState } from '../../contract/ipc-rows.ts'
import { AccountPicker } from '../features/accounts/account-picker.tsx'
import { chooseAndAdd } from '../features/queue/add/add-files.ts'
import { PauseButton } from '../features/queue/toolbar/pause-button.tsx'
import { SearchField } from '../features/queue/toolbar/search-field.tsx'
import { HeaderMenu } from './header-menu.tsx'
import { useTotals } from '../state/use-rows.ts'
import { t } from '../../contract/messages/say.ts'
import { Button } from '../shared/ui/button.tsx'
import { Logo } from '../shared/ui/logo.tsx'
import { useAccount, useApp } from '../state/app-store.ts'

/** The window's top line: account, adding files, pause, and a menu for the rest. */
export function Header({ state }: { state: AppState }) {
  const account = useAccount()
  const inQueue = useApp((app) => app.view === 'queue')
  const { counts } = useTotals()
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <Logo />
      <h1 className="sr-only text-sm font-semibold min-[1040px]:not-sr-only min-[1040px]:mr-2">
        {t('product')}
      </h1>
      <AccountPicker accounts={state.accounts} />
      <div className="ml-auto flex min-w-0 items-center gap-2">
        {inQueue && counts.all > 0 && <SearchField />}
        <PauseButton queue={state.queue} />
        <Button
          disabled={account === null}
          icon={<FilePlus size={15} aria-hidden />}
          onClick={() => chooseAndAdd('files')}>
          {t('queue.addFiles')}
        </Button>
        <Button
          disabled={account === null}
          icon={<FolderPlus size={15} aria-hidden />}
          onClick={() => chooseAndAdd('folders')}>
          {t('queue.addFolder')}
        </Button>
        <HeaderMenu live={state.mode === 'live'} />
      </div>
    </header>
  )
}
