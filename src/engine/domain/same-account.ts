/** The accounts of a queue: those with posts under way, and all that ever had a job. */
export interface QueueAccounts {
  underWay: readonly string[]
  known: readonly string[]
}

export type KeyCheck = { kind: 'same' } | { kind: 'differs'; missing: string[] }

/**
 * Whether a key that lists these profiles belongs to the queue's Aether account. It must list each
 * profile with posts under way, and at least one of the queue's; an empty queue fits any key.
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
