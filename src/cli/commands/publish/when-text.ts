import type { Spacing } from '../../../contract/queue/schedule.ts'
import { exactTime } from '../../text/local-time.ts'

/** "1 d 12 h", "90 min": a distance between posts. */
export function spacingText({ days, ms }: Spacing): string {
  const minutes = ms / 60_000
  const parts = [
    days > 0 && `${days} d`,
    minutes % 60 === 0 ? minutes > 0 && `${minutes / 60} h` : `${minutes} min`
  ]
  return parts.filter(Boolean).join(' ')
}

/** When a batch goes out, for the confirmation; null if all now. `times`: in order, null is now. */
export function whenText(
  times: readonly (number | null)[],
  every: Spacing | null,
  timeZone?: string
): string | null {
  const told = times.map((atMs) =>
    atMs === null ? 'now' : exactTime(new Date(atMs).toISOString(), timeZone)
  )
  const [first = 'now', ...others] = told
  if (told.every((time) => time === 'now')) return null
  if (told.every((time) => time === first)) return first
  return `the first ${first}, then every ${every === null ? 'so often' : spacingText(every)}, the last ${others.at(-1)}`
}
