import { useId } from 'react'
import { Link, UserRound } from 'lucide-react'
import type { Account } from '../../../contract/account/account.ts'
import { setProfile, useApp } from '../../state/app-store.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { accountName } from '../../../contract/account/account-name.ts'
import { startConnect, useConnect, useConnectLink } from '../../state/connect-store.ts'

/** Picks the account for the next files and posts; without accounts, offers to connect one. */
export function AccountPicker({ accounts }: { accounts: readonly Account[] }) {
  const id = useId()
  const profileId = useApp((app) => app.profileId)
  const connecting = useConnect(
    ({ connect }) => connect.stage !== 'idle' && connect.stage !== 'ended'
  )
  useConnectLink()
  if (accounts.length === 0) {
    return (
      <div className="flex min-w-0 items-center gap-3">
        <span className="text-muted">{t('account.none')}</span>
        {!connecting && (
          <Button icon={<Link size={15} aria-hidden />} onClick={() => startConnect(null)}>
            {t('connect.label')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {t('account.label')}
      </label>
      <UserRound size={16} aria-hidden className="shrink-0 text-muted" />
      <select
        id={id}
        value={profileId ?? ''}
        onChange={(event) => setProfile(event.target.value)}
        className="h-8 max-w-72 min-w-0 truncate rounded-md border border-line bg-surface px-2 font-medium">
        {accounts.map((account) => (
          <option key={account.profileId} value={account.profileId}>
            {accountName(account)}
            {account.usable ? '' : ` (${t('account.unusable')})`}
          </option>
        ))}
      </select>
    </div>
  )
}
