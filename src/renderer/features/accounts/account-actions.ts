import { toast } from 'sonner'
import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import { announce, setAppState } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { strings } from '../../shared/strings.ts'

/** Asks Aether for the accounts behind the key, and says what came of it. */
export async function refreshAccounts(): Promise<void> {
  const { verified, accounts } = await call('accounts.refresh', {})
  if (verified) toast.success(strings.account.refreshed(accounts.length))
  else toast.info(strings.account.notVerified)
}

/** Removes a hand-added account. @throws CallError with the reason while its files are unsettled */
export async function removeAccount(account: Account): Promise<void> {
  await call('accounts.remove', { profileId: account.profileId })
  setAppState(await call('app.state', {}))
  announce(strings.account.removed(accountName(account)))
}

export async function saveLimits(profileId: string, limits: AccountLimits): Promise<void> {
  await call('accounts.setLimits', { profileId, limits })
  setAppState(await call('app.state', {}))
  toast.success(strings.limits.saved)
}
