const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * Converts bytes to the decimal unit to show, as file managers and bandwidth tests count.
 * @param least number of a unit from which the next larger unit is used
 */
export function inByteUnit(bytes: number, least = 1000) {
  let [value, unit] = [bytes, 0]
  while (value >= least && unit < byteUnits.length - 1) {
    value /= 1000
    unit += 1
  }
  return { value, unit: byteUnits[unit] ?? 'B' }
}

const day = { weekday: 'short', day: 'numeric', month: 'short' } as const

/**
 * Returns a format such as "Tue 24 Nov", by default in this computer's zone. Reuse it: making a
 * format is slow.
 */
export function dayFormat(timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...day, timeZone })
}

/**
 * Formats an instant as "Tue 24 Nov, 15:40 CET", by default in this computer's zone; optionally
 * with the year.
 */
export function instantText(iso: string, timeZone?: string, year?: 'numeric'): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...day,
    year,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone
  }).format(new Date(iso))
}
