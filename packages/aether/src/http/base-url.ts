import { isIP } from 'node:net'
import { refusedHere } from '../errors/aether-error.ts'

/**
 * Returns whether an address is this machine's: 127.0.0.0/8, ::1, or 127.0.0.0/8 mapped to IPv6.
 */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false
  const bare = address.replace(/^\[|\]$/g, '').replace(/^::ffff:/i, '')
  switch (isIP(bare)) {
    case 4:
      return bare.startsWith('127.')
    case 6:
      return bare === '::1'
    default:
      return false
  }
}

/**
 * Parses a base URL and applies the key's rule: https, or http to this machine only. Accepts
 * `localhost` by name; its address is checked once connected. Throws INVALID_ARGUMENT or
 * INSECURE_URL, naming at most the host, as a URL may hold a password.
 */
export function parseBaseUrl(text: string): URL {
  if (!URL.canParse(text))
    throw refusedHere(
      'INVALID_ARGUMENT',
      'The base URL of Aether is not a URL. It looks like https://api.aetherhq.dev/v1.'
    )
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refusedHere(
      'INVALID_ARGUMENT',
      `The base URL of Aether (host ${url.host}) must not carry a user, a query or a fragment.`
    )
  }
  const local = url.hostname === 'localhost' || isLoopbackAddress(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw refusedHere(
      'INSECURE_URL',
      `The API key is sent over https only. Use an https address instead of ${url.protocol}//${url.host}.`
    )
  }
  return url
}

/** Returns the full URL of a path below the base, which may have its own path. */
export function urlBelow(
  base: URL,
  path: string,
  query: Record<string, string | number | undefined> = {}
): URL {
  const url = new URL(base.href.replace(/\/+$/, '') + path)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url
}
