const two = (n: number): string => String(n).padStart(2, '0')

/** Formats an instant for `<input type="datetime-local">`, in local time: "2026-11-24T15:40". */
export function toLocalInput(iso: string): string {
  const at = new Date(iso)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Returns the instant of such a field in UTC; null when it is empty or invalid. */
export function fromLocalInput(value: string): string | null {
  const at = new Date(value)
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** Returns the zone as "Europe/Berlin (CET)". */
export function zoneName(now: Date = new Date()): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const short = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value
  return short === undefined || short === timeZone ? timeZone : `${timeZone} (${short})`
}
