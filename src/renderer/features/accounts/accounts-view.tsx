import { IdCard, Link, RefreshCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure } from '../../shared/ui/form.tsx'
import { attempt, useAction } from '../../shared/use-action.ts'
import { AccountCard } from './account-card.tsx'
import { AddAccountDialog } from './add-account-dialog.tsx'
import { ConnectPanel, NoAccounts } from './connect-panel.tsx'
import { startConnect, useConnect } from '../../state/connect-store.ts'
import { refreshAccounts, removeAccount } from './account-actions.ts'
import { useDurationDefaults, useQuotas } from './use-account-facts.ts'

/** The accounts of this key: connecting them, their limits, their used quotas. */
export function AccountsView({ state }: { state: AppState }) {
  const { accounts } = state
  const connect = useConnect((store) => store.connect)
  const quotas = useQuotas(accounts)
  const defaults = useDurationDefaults()
  const refreshing = useAction(refreshAccounts)
  const [addingId, setAddingId] = useState(false)
  const open = connect.stage !== 'idle'
  const empty = accounts.length === 0
  const firstEnded = accounts.find(({ usable }) => !usable)?.profileId
  const heading = useRef<HTMLHeadingElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    // The panel disappeared with the button that closed it.
    if (wasOpen.current && !open && document.activeElement === document.body)
      heading.current?.focus()
    wasOpen.current = open
  }, [open])
  // The card disappears with its button.
  const toHeading = (): void => heading.current?.focus()
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[820px] flex-col gap-4 px-8 py-6">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <div className="min-w-44 flex-1">
            <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
              {t('nav.accounts')}
            </h2>
            <p className="text-muted">{t('account.lead')}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<RefreshCw size={15} aria-hidden />}
              disabled={refreshing.busy}
              onClick={() => refreshing.run()}>
              {refreshing.busy ? t('account.refreshing') : t('account.refresh')}
            </Button>
            {!empty && (
              <>
                <Button icon={<IdCard size={15} aria-hidden />} onClick={() => setAddingId(true)}>
                  {t('account.addManual')}
                </Button>
                <Button
                  variant={open || firstEnded !== undefined ? 'secondary' : 'primary'}
                  icon={<Link size={15} aria-hidden />}
                  onClick={() => startConnect(null)}>
                  {t('connect.another')}
                </Button>
              </>
            )}
          </div>
        </header>
        <Failure>{refreshing.error}</Failure>
        {open && <ConnectPanel connect={connect} onAddManual={() => setAddingId(true)} />}
        {empty && !open && (
          <NoAccounts
            asking={
              state.mode === 'live' && state.key.verified === null && state.queue?.hold == null
            }
            onAddManual={() => setAddingId(true)}
          />
        )}
        {!empty && (
          <ul aria-label={t('account.listLabel')} className="flex flex-col gap-3">
            {accounts.map((account) => (
              <AccountCard
                key={account.profileId}
                account={account}
                quota={quotas.get(account.profileId)}
                defaults={defaults}
                comesFirst={!open && account.profileId === firstEnded}
                onRemove={() => attempt(removeAccount(account).then(toHeading))}
              />
            ))}
          </ul>
        )}
      </div>
      {addingId && <AddAccountDialog onClose={() => setAddingId(false)} />}
    </main>
  )
}
