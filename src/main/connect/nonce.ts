import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Enough that nobody guesses it (256 bits), in characters that no browser rewrites. */
export function newNonce(): string {
  return randomBytes(32).toString('base64url')
}

export function isNonce(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

export function isSameNonce(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
