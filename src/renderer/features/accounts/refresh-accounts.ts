import { toast } from 'sonner'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'

const text = strings.account

/** Asks Aether for the accounts behind the key, and says what came of it. */
export async function refreshAccounts(): Promise<void> {
  const { verified, accounts } = await call('accounts.refresh', {})
  if (verified) toast.success(text.refreshed(accounts.length))
  else toast.info(text.notVerified)
}
