import { inByteUnit, instantText } from '../../contract/text/time-and-size.ts'

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** Formats 12400000 as "12.4 MB"; decimal units, as in TikTok and current file managers. */
export function formatBytes(bytes: number): string {
  const { value, unit } = inByteUnit(bytes, 999.95)
  return `${unit === 'B' || value >= 100 ? whole.format(value) : number.format(value)} ${unit}`
}

/** Formats 74.2 as "1:14", 3661 as "1:01:01". */
export function formatDuration(seconds: number): string {
  const total = Math.round(seconds)
  const s = String(total % 60).padStart(2, '0')
  const m = Math.floor(total / 60) % 60
  const h = Math.floor(total / 3600)
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`
}

/** Formats the time left, rounded: "about 20 s", "about 3 min", "about 2 h". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds'
  if (seconds < 55) return `about ${Math.round(seconds / 10) * 10} s`
  if (seconds < 55 * 60) return `about ${Math.max(1, Math.round(seconds / 60))} min`
  return `about ${number.format(Math.round(seconds / 1800) / 2)} h`
}

/** Formats an instant: "in 40 s", "in 2 h" under a day, else day and time with the zone. */
export function formatWhen(iso: string, nowMs: number): string {
  const atMs = Date.parse(iso)
  const deltaS = Math.round((atMs - nowMs) / 1000)
  if (deltaS <= 0) return 'now'
  if (deltaS < 90) return `in ${deltaS} s`
  if (deltaS < 90 * 60) return `in ${Math.round(deltaS / 60)} min`
  if (deltaS < 24 * 3600) return `in ${Math.round(deltaS / 3600)} h`
  return formatInstant(iso)
}

/** Formats "Tue 24 Nov, 15:40 CET", by default in this computer's zone. */
export const formatInstant = (iso: string, timeZone?: string): string => instantText(iso, timeZone)
