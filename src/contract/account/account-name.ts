import type { Account } from './account.ts'

/** Returns an account's name: its @name, else its display name, else its id. */
export function accountName({
  username,
  displayName,
  profileId
}: Pick<Account, 'username' | 'displayName' | 'profileId'>): string {
  if (username !== null && username !== '') return `@${username.replace(/^@/, '')}`
  return displayName ?? profileId
}
