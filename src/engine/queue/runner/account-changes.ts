import type { Account } from '../../../contract/account/account.ts'
import type { AccountStore } from '../store/account-store.ts'

/** Tells the accounts whenever one of them is another than at the last look: a connection ended, a limit was changed elsewhere. */
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
