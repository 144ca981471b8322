import type { ScheduleInput } from '../../contract/queue/schedule.ts'
import { fromLocalInput } from '../shared/local-time.ts'
import { dayMs, hourMs } from '../../contract/duration.ts'

/** When a batch goes out, as it stands in the form. Nothing is read before it is asked for. */
export interface Timing {
  mode: 'soon' | 'at' | 'series'
  /** As `<input type="datetime-local">` gives it: clock time of this computer's zone. */
  at: string
  every: string
  unit: 'hours' | 'days'
  keepLocal: boolean
}

export const soon: Timing = { mode: 'soon', at: '', every: '1', unit: 'days', keepLocal: false }

export type TimingProblem = 'time' | 'passed' | 'every'

/** What the form means; `schedule` is undefined for as soon as possible. */
export type ReadTiming = { schedule: ScheduleInput | undefined } | { problem: TimingProblem }

const longest = { hours: 366 * 24, days: 366 } as const

/**
 * Reads the form. Clock times use this computer's zone and the rules of that date: the first of a
 * repeated time; a skipped time moves on by the change. Days keep the clock time, hours do not.
 */
export function readTiming(timing: Timing, nowMs: number, timeZone: string): ReadTiming {
  if (timing.mode === 'soon') return { schedule: undefined }
  const scheduledFor = fromLocalInput(timing.at)
  if (scheduledFor === null) return { problem: 'time' }
  if (Date.parse(scheduledFor) <= nowMs) return { problem: 'passed' }
  const { keepLocal } = timing
  if (timing.mode === 'at') return { schedule: { scheduledFor, timeZone, keepLocal } }
  const every = stepOf(timing)
  if (every === null) return { problem: 'every' }
  return {
    schedule: {
      scheduledFor,
      every: timing.unit === 'days' ? { days: every, ms: 0 } : { days: 0, ms: every * hourMs },
      timeZone,
      keepLocal
    }
  }
}

/** The whole number of hours or days between posts; null if it is not whole or is out of range. */
function stepOf({ every, unit }: Timing): number | null {
  const step = Number(every)
  return /^\d{1,4}$/.test(every.trim()) && step >= 1 && step <= longest[unit] ? step : null
}

/** Times of `count` posts by this form, if no other post has them; empty if it has no time. */
export function timesOf(timing: Timing, count: number): string[] {
  const first = fromLocalInput(timing.at)
  if (timing.mode === 'soon' || first === null) return []
  if (timing.mode === 'at') return Array.from({ length: count }, () => first)
  const step = stepOf(timing)
  if (step === null) return []
  return Array.from({ length: count }, (_each, index) => {
    const at = new Date(first)
    if (timing.unit === 'days') at.setDate(at.getDate() + index * step)
    else at.setTime(at.getTime() + index * step * hourMs)
    return at.toISOString()
  })
}

/** Whether more than `limit` of these instants, in order, fall into some 24 hours. */
export function isOverLimit(instants: readonly string[], limit: number): boolean {
  return instants.some((at, index) => {
    const first = instants[index - limit]
    return first !== undefined && Date.parse(at) - Date.parse(first) < dayMs
  })
}

/** The zone of this computer, as an IANA name. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
