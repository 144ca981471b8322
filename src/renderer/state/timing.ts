import type { ScheduleInput } from '../../contract/queue/schedule.ts'
import { fromLocalInput } from '../shared/local-time.ts'
import { dayMs, hourMs } from '../../contract/duration.ts'

/** The form's timing of a batch. Parsed only on request. */
export interface Timing {
  mode: 'soon' | 'at' | 'series'
  /** The value of `<input type="datetime-local">`: local clock time. */
  at: string
  every: string
  unit: 'hours' | 'days'
  keepLocal: boolean
}

export const soon: Timing = { mode: 'soon', at: '', every: '1', unit: 'days', keepLocal: false }

export type TimingProblem = 'time' | 'passed' | 'every'

/** The parsed form; `schedule` is undefined for as soon as possible. */
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

/** Returns the hours or days between posts; null if not whole or out of range. */
function stepOf({ every, unit }: Timing): number | null {
  const step = Number(every)
  return /^\d{1,4}$/.test(every.trim()) && step >= 1 && step <= longest[unit] ? step : null
}

/** Returns times of `count` posts by this form, if no other post has them; empty without a time. */
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

/** Returns whether more than `limit` of these instants, in order, are within any 24 hours. */
export function isOverLimit(instants: readonly string[], limit: number): boolean {
  return instants.some((at, index) => {
    const first = instants[index - limit]
    return first !== undefined && Date.parse(at) - Date.parse(first) < dayMs
  })
}

/** Returns this computer's zone as an IANA name. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
