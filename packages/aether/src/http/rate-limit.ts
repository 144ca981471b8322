import type { IncomingHttpHeaders } from 'node:http'
import { aetherWire } from '../wire.ts'

/** The key's rate limit as an answer reports it; null for what it does not report. */
export interface RateLimit {
  limit: number | null
  remaining: number | null
  /** When the limit resets, in ms since 1970 by the server's clock. */
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

/** Parses an HTTP date; the old form without a zone is also GMT (RFC 9110, 5.6.7). */
function parseHttpDate(text: string): number | null {
  const parsed = Date.parse(/(GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text} GMT`)
  return Number.isNaN(parsed) ? null : parsed
}

/** Reads the server's time of the answer, so that a wrong local clock does no harm. */
export function readServerTimeMs(headers: IncomingHttpHeaders): number | null {
  const text = headerText(headers, names.date.value)
  return text === null ? null : parseHttpDate(text)
}

/** Reads x-ratelimit headers. A reset over 1e12 is a time in ms, from 1e9 in s, else s from now */
export function readRateLimit(headers: IncomingHttpHeaders, nowMs: number): RateLimit {
  const reset = headerNumber(headers, names.rateLimitReset.value)
  return {
    limit: headerNumber(headers, names.rateLimitLimit.value),
    remaining: headerNumber(headers, names.rateLimitRemaining.value),
    resetAtMs: reset === null ? null : resetToMs(reset, readServerTimeMs(headers) ?? nowMs)
  }
}

/** Converts a reset to ms: seconds from the answer on, or an instant if it is that large. */
function resetToMs(reset: number, answeredAtMs: number): number {
  if (reset > 1e12) return reset
  if (reset >= 1e9) return reset * 1000
  return answeredAtMs + reset * 1000
}

/** A longer wait is a server error (ms for seconds, a wrong year); call limits are monthly. */
const longestWaitMs = 31 * 86_400_000

/**
 * Returns how long the server asks to wait, in ms from now, at most 31 days: Retry-After in seconds
 * or as a date (relative to the answer's Date), or on a 429 without it the time until
 * x-ratelimit-reset. Undefined if absent. A Retry-After as large as an instant is one.
 */
export function readRetryAfterMs(
  status: number,
  headers: IncomingHttpHeaders,
  nowMs: number
): number | undefined {
  const answeredAtMs = readServerTimeMs(headers) ?? nowMs
  const seconds = headerNumber(headers, names.retryAfter.value)
  const text = headerText(headers, names.retryAfter.value)
  const untilMs =
    seconds !== null ? resetToMs(seconds, answeredAtMs) : text === null ? null : parseHttpDate(text)
  const endMs = untilMs ?? (status === 429 ? readRateLimit(headers, nowMs).resetAtMs : null)
  return endMs === null
    ? undefined
    : Math.ceil(Math.min(longestWaitMs, Math.max(0, endMs - answeredAtMs)))
}
