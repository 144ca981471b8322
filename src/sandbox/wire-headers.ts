import type { WireFormat } from './wire-format.ts'

/** `Retry-After` for a wait of whole seconds: the number, or the date it ends at, rounded up to the second a date can say. */
export function retryAfterText(
  { headers }: WireFormat,
  seconds: number,
  nowMs: number = Date.now()
): string {
  if (headers.retryAfter === 's') return String(seconds)
  return new Date(Math.ceil((nowMs + seconds * 1_000) / 1_000) * 1_000).toUTCString()
}
