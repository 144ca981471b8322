import { Temporal } from 'temporal-polyfill'
import type { Spacing } from '../../contract/queue/schedule.ts'
import { hourMs, minuteMs } from '../../contract/duration.ts'

/** The time that a text means, or a sentence with the reason why it means none. */
export type ReadTime = { atMs: number } | { problem: string }

const form =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}(?::?\d{2})?)?$/iu

/** Returns this computer's IANA time zone; UTC if it has no known one, as in many containers. */
export function machineZone(): string {
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name ?? 'UTC')
    return name ?? 'UTC'
  } catch {
    return 'UTC'
  }
}

/**
 * Reads a time like `2026-12-01T09:00Z`, `2026-12-01T09:00+01:00` or `2026-12-01 09:00`. `Z` or an
 * offset gives an instant. Otherwise it is the clock time in `timeZone` on that date: the first if
 * it repeats; one that the spring change skips moves by the change (02:30 becomes 03:30).
 * @param timeZone IANA name
 */
export function readTime(text: string, timeZone: string): ReadTime {
  const [, date, time, offset] = form.exec(text.trim()) ?? []
  if (date === undefined || time === undefined)
    return {
      problem: `"${text}" is not a time. Write it like 2026-12-01T09:00 (this machine's zone) or 2026-12-01T09:00Z.`
    }
  try {
    if (offset !== undefined)
      return { atMs: Temporal.Instant.from(`${date}T${time}${offset}`).epochMilliseconds }
    return {
      atMs: Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone)
        .epochMilliseconds
    }
  } catch {
    return { problem: `"${text}" is not a time that exists. Check day, month and hour.` }
  }
}

const unitMs = { h: hourMs, m: minuteMs } as const
/** A longer distance counts as a typing mistake. */
const longestDays = 366

/** Reads a distance between posts such as `90m`, `2h`, `1d` or `1d12h`; null if invalid or zero. */
export function readSpacing(text: string): Spacing | null {
  const match = /^(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,6})m(?:in)?)?$/iu.exec(text.trim())
  if (match === null) return null
  const [days = 0, hours = 0, minutes = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0))
  const ms = hours * unitMs.h + minutes * unitMs.m
  if (days + ms === 0 || days > longestDays || ms > longestDays * 24 * unitMs.h) return null
  return { days, ms }
}

/**
 * Returns the time `steps` steps after `firstMs`. Always counts from the first, so that a clock
 * change shifts no later time.
 */
export function stepAfter(
  firstMs: number,
  spacing: Spacing,
  steps: number,
  timeZone: string
): number {
  if (spacing.days === 0) return firstMs + steps * spacing.ms
  const first = Temporal.Instant.fromEpochMilliseconds(firstMs).toZonedDateTimeISO(timeZone)
  return first.add({ days: spacing.days * steps }).epochMilliseconds + steps * spacing.ms
}
