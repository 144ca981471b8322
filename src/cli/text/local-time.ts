/** "Mon 23 Nov 2026, 09:00 CET" in `timeZone` or local; zone and year, as logs are read late. */
export function localTime(instant: string, timeZone?: string): string {
  const local = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone
  }).format(new Date(instant))
  return local.replace(/^(\p{L}+),/u, '$1')
}

/** "Mon 23 Nov 2026, 09:00 CET (2026-11-23T08:00:00Z)": leaves no doubt on zone or summer time. */
export function exactTime(instant: string, timeZone?: string): string {
  return `${localTime(instant, timeZone)} (${new Date(instant).toISOString().replace('.000Z', 'Z')})`
}
