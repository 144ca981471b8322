import { z } from 'zod'
import { dayMs, minuteMs } from '../duration.ts'

/** Time between posts: `days` keep the zone's clock time over DST changes, `ms` is elapsed time. */
export const spacingSchema = z
  .object({
    days: z.int().nonnegative().max(366),
    ms: z
      .int()
      .nonnegative()
      .max(366 * dayMs)
  })
  .refine(({ days, ms }) => days > 0 || ms >= minuteMs, 'posts are at least a minute apart')
export type Spacing = z.infer<typeof spacingSchema>

const instantSchema = z.iso.datetime({ offset: true })

/** When the jobs of one confirmation are posted, in queue order. */
export const scheduleSchema = z
  .object({
    /** Time of the first job, or of all without `every`. Null: now. */
    scheduledFor: instantSchema.nullable().default(null),
    every: spacingSchema.nullable().default(null),
    /** IANA zone for the clock time of `days` in `every`. Default: the machine's. */
    timeZone: z.string().min(1).optional(),
    /** Never give the times to Aether: this computer has to be on. */
    keepLocal: z.boolean().default(false)
  })
  .refine(
    ({ every, timeZone }) =>
      every === null || every.days === 0 || timeZone === undefined || isZone(timeZone),
    { path: ['timeZone'], error: 'days need a zone whose clock is known' }
  )
export type ScheduleInput = z.input<typeof scheduleSchema>
export type Schedule = z.infer<typeof scheduleSchema>

/** A new time for jobs that have one, or null for "as soon as possible". */
export const newTimeSchema = instantSchema.nullable()

/** Missed posts: send one by one now, at the same time of the next free day, or never. */
export const missedAnswerSchema = z.enum(['send-spaced', 'next-slot', 'leave'])
export type MissedAnswer = z.infer<typeof missedAnswerSchema>

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
