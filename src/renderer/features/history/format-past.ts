const toMinute = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
const toSecond = { ...toMinute, second: '2-digit' } as const

const format = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', options).format(new Date(iso))

/**
 * Formats "14:05" with day and month, the year unless it is `nowMs`'s; without `timeZone`, in local
 * time.
 */
export function formatPast(iso: string, nowMs: number, timeZone?: string): string {
  const year = { year: 'numeric', timeZone } as const
  const sameYear = format(iso, year) === format(new Date(nowMs).toISOString(), year)
  return format(iso, { ...toMinute, ...(sameYear ? {} : year), timeZone })
}

/** Formats to the second with the zone, for a receipt: "22 Nov 2026, 14:05:09 CET". */
export const formatExactly = (iso: string, timeZone?: string): string =>
  format(iso, { ...toSecond, year: 'numeric', timeZoneName: 'short', timeZone })

/** Formats to the second, for a receipt's step, below its day and zone: "22 Nov, 14:05:09". */
export const formatStep = (iso: string, timeZone?: string): string =>
  format(iso, { ...toSecond, timeZone })
