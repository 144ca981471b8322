import { z } from 'zod'
import { postOptionsSchema } from './post-options.ts'
import { missedAnswerSchema, newTimeSchema, scheduleSchema } from './schedule.ts'

/** Paths to put into the queue. Adding checks the files; it never sends anything. */
export const addRequestSchema = z.object({
  paths: z.array(z.string()).min(1),
  profileId: z.string().min(1),
  /** Caption template; `{name}` is the file name without its ending. */
  caption: z.string().default(''),
  options: postOptionsSchema.nullable().default(null),
  allowAspect: z.boolean().default(false),
  allowRepost: z.boolean().default(false),
  /** The times that will be asked for when arming: a job that is armed for another one is to be confirmed again. Absent: any time will do. */
  schedule: scheduleSchema.optional()
})
export type AddRequest = z.input<typeof addRequestSchema>

/** What became of each path: a new job, one that was there, or nothing with a reason. In natural order. */
export const addedPathSchema = z.object({
  path: z.string(),
  outcome: z.enum(['added', 'resumed', 'retried', 'already-settled', 'skipped', 'unreadable']),
  jobId: z.string().nullable(),
  reason: z.string().nullable()
})
export type AddedPath = z.infer<typeof addedPathSchema>

/** A person's confirmation: arms these jobs for sending with these choices. */
export const armRequestSchema = z.object({
  jobIds: z.array(z.string()).min(1),
  options: postOptionsSchema,
  caption: z.string().optional(),
  /** Absent: as soon as possible. Times are shared out in queue order. */
  schedule: scheduleSchema.optional()
})
export type ArmRequest = z.input<typeof armRequestSchema>

/** Orders that the runner carries out; any process may write one. */
export const queueRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arm'), arm: armRequestSchema }),
  z.object({ kind: z.literal('edit'), jobIds: z.array(z.string()), caption: z.string().optional(), options: postOptionsSchema.optional(), allowAspect: z.boolean().optional(), allowRepost: z.boolean().optional() }),
  z.object({ kind: z.literal('reschedule'), jobIds: z.array(z.string()).min(1), scheduledFor: newTimeSchema }),
  /** What is to happen with the posts whose time went by: all of them, or those named. */
  z.object({ kind: z.literal('missed'), answer: missedAnswerSchema, jobIds: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('retry'), jobIds: z.array(z.string()) }),
  z.object({ kind: z.literal('cancel'), jobIds: z.array(z.string()) }),
  z.object({ kind: z.literal('resolve'), jobId: z.string(), as: z.enum(['posted', 'post-again']) }),
  z.object({ kind: z.literal('clear'), jobIds: z.array(z.string()) }),
  /** A person looked at the first post on TikTok: the audience is as chosen. */
  z.object({ kind: z.literal('audience-verified') }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') })
])
export type QueueRequest = z.input<typeof queueRequestSchema>

/** What a request changed, and what it could not change and why. */
export const requestResultSchema = z.object({
  changed: z.array(z.string()),
  refused: z.array(z.object({ jobId: z.string(), reason: z.string() }))
})
export type RequestResult = z.infer<typeof requestResultSchema>
