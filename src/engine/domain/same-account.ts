/** What a queue has to do with accounts: those with posts under way, and all that it ever had a file for. */
export interface QueueAccounts {
  underWay: readonly string[]
  known: readonly string[]
}

export type KeyCheck = { kind: 'same' } | { kind: 'differs'; missing: string[] }

/**
 * Whether a key that lists these profiles speaks for the account that a queue was made for. It has to list every profile
 * with posts under way, and at least one that the queue knows; a queue without files belongs to nobody yet.
 */
export function sameAccount(
  { underWay, known }: QueueAccounts,
  listed: readonly string[]
): KeyCheck {
  const missing = underWay.filter((id) => !listed.includes(id))
  const isShared = known.length === 0 || known.some((id) => listed.includes(id))
  return missing.length === 0 && isShared
    ? { kind: 'same' }
    : { kind: 'differs', missing: missing.length > 0 ? missing : [...known] }
}
