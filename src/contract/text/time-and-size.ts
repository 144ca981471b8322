const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * Bytes in the decimal unit to show them in, as file managers and bandwidth tests count.
 * @param least of a unit at which the next larger one is taken
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

/** "Tue 24 Nov", in this computer's zone unless told. Reuse it: making a format is slow. */
export function dayFormat(timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...day, timeZone })
}

/** "Tue 24 Nov, 15:40 CET", in this computer's zone unless told; on request with the year. */
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
