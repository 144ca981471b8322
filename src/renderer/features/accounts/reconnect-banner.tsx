import { Link, UserRound } from 'lucide-react'
import type { Account } from '../../../contract/account/account.ts'
import { setView, useApp } from '../../state/app-store.ts'
import { t } from '../../../contract/messages/say.ts'
import { Banner } from '../../shared/ui/banner.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { accountName } from '../../../contract/account/account-name.ts'
import { useAllRows } from '../../state/use-rows.ts'
import { startConnect } from '../../state/connect-store.ts'

/** Names accounts that hold posts until reconnected, and links to them. In their view, cards do. */
export function ReconnectBanner({ accounts }: { accounts: readonly Account[] }) {
  const elsewhere = useApp((app) => app.view !== 'accounts')
  const ended = accounts.filter(({ usable }) => !usable)
  return elsewhere && ended.length > 0 ? <HeldByAccounts ended={ended} /> : null
}

function HeldByAccounts({ ended }: { ended: readonly Account[] }) {
  const held = useAllRows().filter((row) => row.waiting?.reason === 'reconnect')
  const holding = ended.filter(({ profileId }) => held.some((row) => row.profileId === profileId))
  const [only] = holding
  if (only === undefined) return null
  const one = holding.length === 1
  return (
    <Banner
      tone="amber"
      label={t('reconnectBanner.label')}
      icon={<UserRound size={16} className="text-tone-amber" />}
      action={
        one ? (
          <Button
            size="sm"
            variant="primary"
            icon={<Link size={14} aria-hidden />}
            aria-label={t('connect.againLabel', { name: accountName(only) })}
            onClick={() => startConnect(only.profileId)}>
            {t('connect.again')}
          </Button>
        ) : (
          <Button size="sm" variant="primary" onClick={() => setView('accounts')}>
            {t('reconnectBanner.toAccounts')}
          </Button>
        )
      }>
      {one
        ? t('reconnectBanner.one', { name: accountName(only), held: held.length })
        : t('reconnectBanner.many', {
            names: new Intl.ListFormat('en').format(holding.map(accountName)),
            held: held.length
          })}
    </Banner>
  )
}
