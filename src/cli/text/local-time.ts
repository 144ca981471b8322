import { instantText } from '../../contract/text/time-and-size.ts'

/** "Mon 23 Nov 2026, 09:00 CET" in `timeZone` or local; zone and year, as logs are read late. */
export function localTime(instant: string, timeZone?: string): string {
  return instantText(instant, timeZone, 'numeric').replace(/^(\p{L}+),/u, '$1')
}

/** "Mon 23 Nov 2026, 09:00 CET (2026-11-23T08:00:00Z)": leaves no doubt on zone or summer time. */
export function exactTime(instant: string, timeZone?: string): string {
  return `${localTime(instant, timeZone)} (${new Date(instant).toISOString().replace('.000Z', 'Z')})`
}
