import { setAppState } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'

/** Removes a hand-added account. @throws CallError with the reason while its files are unsettled */
export async function removeAccount(profileId: string): Promise<void> {
  await call('accounts.remove', { profileId })
  setAppState(await call('app.state', {}))
}
