/** The accounts of a queue: those with posts under way, and all that it ever had a file for. */
export interface QueueAccounts {
  underWay: readonly string[]
  known: readonly string[]
}

export type KeyCheck = { kind: 'same' } | { kind: 'differs'; missing: string[] }

/**
 * Whether a key with these profiles is of the account a queue was made for. It must list each
 * profile with posts under way, and one that the queue has; a queue without files fits any key.
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
