import type { IncomingHttpHeaders } from 'node:http'
import { aetherWire } from './wire.ts'

/** What an answer says about the budget of the key; null where it says nothing. */
export interface RateLimit {
  limit: number | null
  remaining: number | null
  /** When the budget is renewed, in ms since 1970 by the server's clock. */
  resetAtMs: number | null
}

const names = aetherWire.responseHeaders

function headerText(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  const text = (Array.isArray(value) ? value[0] : value)?.trim()
  return text === undefined || text === '' ? null : text
}

function headerNumber(headers: IncomingHttpHeaders, name: string): number | null {
  const text = headerText(headers, name)
  return text !== null && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

/** Parses an HTTP date; the old form without a zone is in GMT too (RFC 9110, 5.6.7). */
function parseHttpDate(text: string): number | null {
  const parsed = Date.parse(/(GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text} GMT`)
  return Number.isNaN(parsed) ? null : parsed
}

/** The server's own time of the answer, so that a wrong clock on this machine does no harm; else `nowMs`. */
function answerTimeMs(headers: IncomingHttpHeaders, nowMs: number): number {
  const text = headerText(headers, names.date.value)
  return (text === null ? null : parseHttpDate(text)) ?? nowMs
}

/** Reads the x-ratelimit headers. A reset over 1e12 is in ms, from 1e9 in s, and less than that is s from now. */
export function readRateLimit(headers: IncomingHttpHeaders, nowMs: number): RateLimit {
  const reset = headerNumber(headers, names.rateLimitReset.value)
  return {
    limit: headerNumber(headers, names.rateLimitLimit.value),
    remaining: headerNumber(headers, names.rateLimitRemaining.value),
    resetAtMs: reset === null ? null : resetToMs(reset, answerTimeMs(headers, nowMs))
  }
}

function resetToMs(reset: number, answeredAtMs: number): number {
  if (reset > 1e12) return reset
  if (reset >= 1e9) return reset * 1000
  return answeredAtMs + reset * 1000
}

/**
 * How long the server asks to wait, in ms from now: Retry-After in seconds or as a date (measured against the answer's
 * own Date), or, on a 429 without one, the time until x-ratelimit-reset. Undefined if it does not say.
 */
export function readRetryAfterMs(status: number, headers: IncomingHttpHeaders, nowMs: number): number | undefined {
  const seconds = headerNumber(headers, names.retryAfter.value)
  if (seconds !== null) return Math.ceil(seconds * 1000)
  const answeredAtMs = answerTimeMs(headers, nowMs)
  const text = headerText(headers, names.retryAfter.value)
  const date = text === null ? null : parseHttpDate(text)
  if (date !== null) return Math.max(0, date - answeredAtMs)
  const resetAtMs = status === 429 ? readRateLimit(headers, nowMs).resetAtMs : null
  return resetAtMs === null ? undefined : Math.max(0, resetAtMs - answeredAtMs)
}
