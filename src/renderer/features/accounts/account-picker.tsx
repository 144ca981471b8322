import { useId } from 'react'
import { UserRound } from 'lucide-react'
import type { Account } from '../../../contract/account.ts'
import { setProfile, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { accountName } from '../composer/publish-plan.ts'

/** Which account the next files are added to and published with. */
export function AccountPicker({ accounts }: { accounts: readonly Account[] }) {
  const id = useId()
  const profileId = useApp((app) => app.profileId)
  if (accounts.length === 0) return <span className="text-muted">{strings.account.none}</span>
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="sr-only">{strings.account.label}</label>
      <UserRound size={16} aria-hidden className="shrink-0 text-muted" />
      <select
        id={id}
        value={profileId ?? ''}
        onChange={(event) => setProfile(event.target.value)}
        className="h-8 max-w-56 min-w-0 truncate rounded-md border border-line bg-surface px-2 font-medium"
      >
        {accounts.map((account) => (
          <option key={account.profileId} value={account.profileId}>
            {accountName(account)}{account.usable ? '' : ` (${strings.account.unusable})`}
          </option>
        ))}
      </select>
    </div>
  )
}
