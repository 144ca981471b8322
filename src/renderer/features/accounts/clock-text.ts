/** Formats "14:05" for an instant today, else "Mon 14:05"; without `timeZone`, in local time. */
export function clockText(iso: string, nowMs: number, timeZone?: string): string {
  const at = new Date(iso)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone })
  const sameDay = day.format(at) === day.format(new Date(nowMs))
  return new Intl.DateTimeFormat('en-GB', {
    ...(sameDay ? {} : { weekday: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZone
  })
    .format(at)
    .replace(',', '')
}
