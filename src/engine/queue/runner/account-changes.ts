import type { Account } from '../../../contract/account/account.ts'
import type { AccountStore } from '../store/account-store.ts'

/** Reports the accounts when one of them changed since the last call, also in another process. */
export function accountNews(
  accounts: Pick<AccountStore, 'list'>,
  tell: (accounts: Account[]) => void
): () => void {
  let last = JSON.stringify(accounts.list())
  return () => {
    const list = accounts.list()
    const text = JSON.stringify(list)
    if (text === last) return
    last = text
    tell(list)
  }
}
