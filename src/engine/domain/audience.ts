import type { PostOptions } from '../../contract/queue/post-options.ts'

/** Result of comparing options that an answer echoes: none echoed, the same, or different ones. */
export type Echo = 'none' | 'same' | 'differs'

/**
 * Compares the chosen options with those an answer echoes. Missing fields count as no echo; without
 * the audience the question stays open, because an ignored audience would publish publicly.
 */
export function compareEcho(
  chosen: PostOptions,
  echo: Readonly<Record<string, unknown>> | undefined
): Echo {
  if (echo === undefined) return 'none'
  const told = Object.entries(chosen).filter(
    ([name]) => echo[name] !== undefined && echo[name] !== null
  )
  if (told.some(([name, value]) => echo[name] !== value)) return 'differs'
  return told.some(([name]) => name === 'privacyLevel') ? 'same' : 'none'
}

/** How Aether treats the audience for this key: unknown, as chosen (echo or user), or otherwise. */
export type AudienceTrust = 'open' | 'verified' | 'differs'

/**
 * Whether a post may be created now. While the question is open, one non-public post goes out and
 * the rest wait for the user to check it; after a differing echo, nothing goes out.
 * @param othersSent non-public posts of this key that were sent while the question was open
 */
export function mayCreate(
  trust: AudienceTrust,
  privacyLevel: PostOptions['privacyLevel'],
  othersSent: number
): boolean {
  switch (trust) {
    case 'verified':
      return true
    case 'differs':
      return false
    case 'open':
      return privacyLevel === 'PUBLIC_TO_EVERYONE' || othersSent === 0
  }
}
