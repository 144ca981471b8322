import { randomBytes, timingSafeEqual } from 'node:crypto'

/** The app's own scheme; the packaged app's manifest registers the same. */
export const linkScheme = 'aether-uploader'
const address = `${linkScheme}://oauth/tiktok/callback`
/** Longer ones are no return of Aether's. */
const maxLength = 2048

/** What the browser brings back. Only a hint: nothing in it counts until Aether's list agrees. */
export interface ReturnLink {
  nonce: string
  /** TikTok's page was answered with no, or Aether could not connect. */
  refused: boolean
  /** Which account Aether says it was, if it says so. */
  profileId: string | null
}

/** The address that Aether is to send the browser back to. */
export function returnLinkFor(nonce: string): string {
  return `${address}?state=${nonce}`
}

/**
 * Reads a link that the system handed over. Only one form is valid: exactly the address above with
 * one `state` of our form. Aether may append fields; anything else is null.
 */
export function readReturnLink(text: unknown): ReturnLink | null {
  if (typeof text !== 'string' || text.length > maxLength || !/^[\x21-\x7e]+$/.test(text))
    return null
  if (!text.startsWith(`${address}?`) || text.includes('#')) return null
  return readReturnQuery(new URLSearchParams(text.slice(address.length + 1)))
}

/** The same for the query alone, which a return over this computer's port has too. */
export function readReturnQuery(query: URLSearchParams): ReturnLink | null {
  const [state = '', ...more] = query.getAll('state')
  if (more.length > 0 || !/^[\w-]{43}$/.test(state)) return null
  const profileId = query.get('profileId') ?? query.get('profile_id')
  return {
    nonce: state,
    refused: query.has('error'),
    profileId: profileId !== null && /^[\w.:-]{1,200}$/.test(profileId) ? profileId : null
  }
}

/**
 * The link among a process's arguments, as Windows and Linux pass it; Chromium adds arguments and
 * reorders them. Null for none, or more than one.
 */
export function linkInArguments(argv: readonly string[]): string | null {
  const [link, ...more] = argv.filter((argument) => argument.startsWith(`${linkScheme}:`))
  return link === undefined || more.length > 0 ? null : link
}

/** Enough that nobody guesses it (256 bits), in characters that no browser rewrites. */
export function newNonce(): string {
  return randomBytes(32).toString('base64url')
}

export function isSameNonce(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
