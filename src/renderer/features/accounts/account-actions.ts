import { toast } from 'sonner'
import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import { announce, setAppState } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { t } from '../../../contract/messages/say.ts'

/** Asks Aether for the key's accounts, and shows the result. */
export async function refreshAccounts(): Promise<void> {
  const { verified, accounts } = await call('accounts.refresh', {})
  if (verified) toast.success(t('account.refreshed', { n: accounts.length }))
  else toast.info(t('account.notVerified'))
}

/** Removes a hand-added account. @throws CallError with the reason while its files are unsettled */
export async function removeAccount(account: Account): Promise<void> {
  await call('accounts.remove', { profileId: account.profileId })
  setAppState(await call('app.state', {}))
  announce(t('account.removed', { name: accountName(account) }))
}

export async function saveLimits(profileId: string, limits: AccountLimits): Promise<void> {
  await call('accounts.setLimits', { profileId, limits })
  setAppState(await call('app.state', {}))
  toast.success(t('limits.saved'))
}
