import { randomBytes, timingSafeEqual } from 'node:crypto'

/** The app's own scheme, which the packaged app's manifest also registers. */
export const linkScheme = 'aether-uploader'
const address = `${linkScheme}://oauth/tiktok/callback`
/** A longer link does not come from Aether. */
const maxLength = 2048

/** What the browser returns. Only a hint: nothing in it counts until Aether's list confirms it. */
export interface ReturnLink {
  nonce: string
  /** Whether the user refused on TikTok's page, or Aether could not connect. */
  refused: boolean
  /** The account that Aether reports, if it reports one. */
  profileId: string | null
}

/** Returns the address to which Aether sends the browser back. */
export function returnLinkFor(nonce: string): string {
  return `${address}?state=${nonce}`
}

/**
 * Reads a link that the system passed to the app. Only one form is valid: exactly the address above
 * with one `state` of our form. Aether may append fields; anything else is null.
 */
export function readReturnLink(text: unknown): ReturnLink | null {
  if (typeof text !== 'string' || text.length > maxLength || !/^[\x21-\x7e]+$/.test(text))
    return null
  if (!text.startsWith(`${address}?`) || text.includes('#')) return null
  return readReturnQuery(new URLSearchParams(text.slice(address.length + 1)))
}

/** The same for the query alone, as in a return over a port of this computer. */
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
 * Finds the link among a process's arguments, as Windows and Linux pass it; Chromium adds arguments
 * and reorders them. Null for none, or more than one.
 */
export function linkInArguments(argv: readonly string[]): string | null {
  const [link, ...more] = argv.filter((argument) => argument.startsWith(`${linkScheme}:`))
  return link === undefined || more.length > 0 ? null : link
}

/** Too long to guess (256 bits), in characters that no browser rewrites. */
export function newNonce(): string {
  return randomBytes(32).toString('base64url')
}

export function isSameNonce(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
