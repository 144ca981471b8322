/** "14:05" with day and month, the year unless it is `nowMs`'s; without `timeZone`, local time. */
export function formatPast(iso: string, nowMs: number, timeZone?: string): string {
  const at = new Date(iso)
  const yearOf = (date: Date): string =>
    new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(date)
  const sameYear = yearOf(at) === yearOf(new Date(nowMs))
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZone
  }).format(at)
}

/** To the second and with the zone, for a receipt: "22 Nov 2026, 14:05:09 CET". */
export function formatExactly(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone
  }).format(new Date(iso))
}

/** To the second, for a step of a receipt, which says day and zone above: "22 Nov, 14:05:09". */
export function formatStep(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone
  }).format(new Date(iso))
}
