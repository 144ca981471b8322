import type { Account } from './account.ts'

/** How an account is called: its @name, else its display name, else its id. */
export function accountName({
  username,
  displayName,
  profileId
}: Pick<Account, 'username' | 'displayName' | 'profileId'>): string {
  if (username !== null && username !== '') return `@${username.replace(/^@/, '')}`
  return displayName ?? profileId
}
