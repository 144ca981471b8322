import { dayMs } from '../duration.ts'
import { dayFormat } from '../text/time-and-size.ts'

/** The number of posts on one calendar day of the user's zone. */
export interface DayCount {
  count: number
  /** Days from today: 0 today, 1 tomorrow. */
  inDays: number
  /** An instant of that day, for formatting. */
  at: string
}

/** Groups the instants of posts by calendar day, in order. Days follow the zone's rules. */
export function dayCounts(
  instants: readonly string[],
  nowMs: number,
  timeZone?: string
): DayCount[] {
  const dayNumber = dayNumberIn(timeZone)
  const today = dayNumber(nowMs)
  const days = new Map<number, DayCount>()
  for (const at of instants.toSorted()) {
    const inDays = dayNumber(Date.parse(at)) - today
    const day = days.get(inDays)
    if (day) day.count++
    else days.set(inDays, { count: 1, inDays, at })
  }
  return [...days.values()]
}

/** Returns the plan as one phrase in the given zone: "10 today, 10 tomorrow, 5 on Tue 24 Nov". */
export function dayPlanText(instants: readonly string[], nowMs: number, timeZone?: string): string {
  const format = dayFormat(timeZone)
  return dayCounts(instants, nowMs, timeZone)
    .map(
      ({ count, inDays, at }) =>
        `${count} ${inDays <= 0 ? 'today' : inDays === 1 ? 'tomorrow' : `on ${format.format(new Date(at))}`}`
    )
    .join(', ')
}

/**
 * Returns a function for an instant's calendar day in a zone, from 1970. Reuse it: making a format
 * is slow.
 */
function dayNumberIn(timeZone: string | undefined): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone
  })
  return (atMs) => Math.round(Date.parse(`${format.format(new Date(atMs))}T00:00:00Z`) / dayMs)
}
