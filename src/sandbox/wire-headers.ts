import type { WireFormat } from './wire-format.ts'

/** `Retry-After` for a wait in whole seconds: the number, or its end date, rounded up to 1 s. */
export function retryAfterText(
  { headers }: WireFormat,
  seconds: number,
  nowMs: number = Date.now()
): string {
  if (headers.retryAfter === 's') return String(seconds)
  return new Date(Math.ceil((nowMs + seconds * 1_000) / 1_000) * 1_000).toUTCString()
}
