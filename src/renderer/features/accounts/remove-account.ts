import { setAppState } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'

/** Takes an account that was added by hand off the list. @throws CallError with the reason where a file for it is not settled */
export async function removeAccount(profileId: string): Promise<void> {
  await call('accounts.remove', { profileId })
  setAppState(await call('app.state', {}))
}
