import type { Account } from '../../contract/account/account.ts'

/** How an account is called in the window: its @name, else its display name, else its id. */
export function accountName(
  account: Pick<Account, 'username' | 'displayName' | 'profileId'>
): string {
  if (account.username !== null && account.username !== '')
    return `@${account.username.replace(/^@/, '')}`
  return account.displayName ?? account.profileId
}
