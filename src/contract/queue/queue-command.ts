import { z } from 'zod'
import { jobId, jobIds } from '../inputs.ts'
import { postOptionsSchema } from './post-options.ts'
import { missedAnswerSchema, newTimeSchema, scheduleSchema } from './schedule.ts'

/** Paths to put into the queue. Adding checks the files; it never sends anything. */
export const addRequestSchema = z.object({
  paths: z.array(z.string()).min(1),
  profileId: z.string().min(1),
  /** Caption template; `{name}` is the file name without its ending. Absent, like all that follows: a file that is there already keeps its own. */
  caption: z.string().optional(),
  /** Templates for single files, by their base name in Unicode form NFC; the others have `caption`. */
  captions: z.map(z.string(), z.string()).optional(),
  options: postOptionsSchema.nullable().default(null),
  allowAspect: z.boolean().optional(),
  allowRepost: z.boolean().optional(),
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
export const armRequestSchema = z.strictObject({
  jobIds,
  /** Null: each file keeps the choices that were made for it; one without any is refused. */
  options: postOptionsSchema.nullable(),
  caption: z.string().optional(),
  /** The jobs that get `caption`; the others keep their own. Absent: all. */
  captioned: z.array(z.string()).optional(),
  /**
   * The revision of each job as the person saw it. A job whose file, words, choices or findings were changed after that, or
   * that is not named here, is left out. Absent: whatever the jobs are now is meant.
   */
  seen: z.record(z.string(), z.int()).optional(),
  /** Absent: as soon as possible. Times are shared out in queue order. */
  schedule: scheduleSchema.optional()
})
export type ArmRequest = z.input<typeof armRequestSchema>

/** `now` (the default) stops uploads where they are; `after-current` lets what is being sent go out. Both start nothing more. */
export const pauseHowSchema = z.enum(['now', 'after-current'])
export type PauseHow = z.infer<typeof pauseHowSchema>

/**
 * Another order of sending, for jobs that were not sent yet. With `before` they go as one block before that job (null: to
 * the end); without it they share the places that they have among them.
 */
const reorderRequestSchema = z.strictObject({
  kind: z.literal('reorder'),
  jobIds,
  before: jobId.nullable().optional(),
  /** Whether the jobs keep the order that they have among them, or take that of `jobIds`. Default: keep. */
  order: z.enum(['keep', 'as-listed']).optional()
})
export type ReorderRequest = z.infer<typeof reorderRequestSchema>

const windowCommands = [
  z.strictObject({ kind: z.literal('arm'), arm: armRequestSchema }),
  z.strictObject({
    kind: z.literal('edit'),
    jobIds,
    caption: z.string().max(100_000).optional(),
    options: postOptionsSchema.optional(),
    allowAspect: z.boolean().optional(),
    allowRepost: z.boolean().optional()
  }),
  /** `keepLocal`: never hand the new time to Aether. Absent: as it was confirmed. */
  z.strictObject({
    kind: z.literal('reschedule'),
    jobIds,
    scheduledFor: newTimeSchema,
    keepLocal: z.boolean().optional()
  }),
  /** What happens with the posts whose time went by: all of them, or those named. */
  z.strictObject({
    kind: z.literal('missed'),
    answer: missedAnswerSchema,
    jobIds: jobIds.optional()
  }),
  z.strictObject({ kind: z.literal('retry'), jobIds }),
  z.strictObject({ kind: z.literal('cancel'), jobIds }),
  z.strictObject({ kind: z.literal('resolve'), jobId, as: z.enum(['posted', 'post-again']) }),
  z.strictObject({ kind: z.literal('clear'), jobIds }),
  /**
   * Takes a `clear` or a `cancel` back. A cancelled job that was confirmed is confirmed as before, where nothing was changed
   * meanwhile and Aether did not hear of it; all else that was not posted comes back unconfirmed.
   */
  z.strictObject({ kind: z.literal('restore'), jobIds }),
  reorderRequestSchema,
  /** The user looked at the first post on TikTok: the audience is as chosen. */
  z.strictObject({ kind: z.literal('audience-verified') }),
  z.strictObject({ kind: z.literal('pause'), how: pauseHowSchema.optional() }),
  z.strictObject({ kind: z.literal('resume') })
] as const

/** The commands that the window may give: all that name no path. */
export const windowCommandSchema = z.discriminatedUnion('kind', windowCommands)

/** Commands to the queue. Any process may write one; the runner executes it. */
export const queueCommandSchema = z.discriminatedUnion('kind', [
  ...windowCommands,
  /** The file of this job lies elsewhere now. Absolute path. `instead`: take that file although the job's own is still where it was. */
  z.strictObject({
    kind: z.literal('locate'),
    jobId,
    path: z.string().min(1),
    instead: z.boolean().optional()
  })
])
export type QueueCommand = z.input<typeof queueCommandSchema>

/** What a request changed, and what it could not change and why. */
export const requestResultSchema = z.object({
  changed: z.array(z.string()),
  refused: z.array(z.object({ jobId: z.string(), reason: z.string() })),
  /** What a person should know about jobs that were changed, in sentences. */
  notes: z.array(z.object({ jobId: z.string(), message: z.string() })).optional()
})
export type RequestResult = z.infer<typeof requestResultSchema>
