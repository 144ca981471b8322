import { z } from 'zod'
import { jobId, jobIds } from '../inputs.ts'
import { postOptionsSchema } from './post-options.ts'
import { missedAnswerSchema, newTimeSchema, scheduleSchema } from './schedule.ts'

/** Paths to add to the queue. Adding checks the files; it never sends anything. */
export const addRequestSchema = z.object({
  paths: z.array(z.string()).min(1),
  profileId: z.string().min(1),
  /**
   * Caption template; `{name}` is the file name without its extension. Without this or a field
   * below, a file already in the queue keeps its value.
   */
  caption: z.string().optional(),
  /** Templates for single files, by base name in Unicode NFC; all others get `caption`. */
  captions: z.map(z.string(), z.string()).optional(),
  options: postOptionsSchema.nullable().default(null),
  allowAspect: z.boolean().optional(),
  allowRepost: z.boolean().optional(),
  /** Times that arming will use: a job armed for another must be confirmed again. Absent: any. */
  schedule: scheduleSchema.optional()
})
export type AddRequest = z.input<typeof addRequestSchema>

/** Outcome of each path, in natural order: a new job, an existing one, or none with a reason. */
export const addedPathSchema = z.object({
  path: z.string(),
  outcome: z.enum(['added', 'resumed', 'retried', 'already-settled', 'skipped', 'unreadable']),
  jobId: z.string().nullable(),
  reason: z.string().nullable()
})
export type AddedPath = z.infer<typeof addedPathSchema>

/** The user's confirmation: arms these jobs for sending with these choices. */
const armRequestSchema = z.strictObject({
  jobIds,
  /** Null: each job keeps its own options; a job without options is refused. */
  options: postOptionsSchema.nullable(),
  caption: z.string().optional(),
  /** The jobs that get `caption`; the others keep their own. Absent: all. */
  captioned: z.array(z.string()).optional(),
  /**
   * Each job's revision as the user saw it. Skips a job whose file, caption, options or findings
   * changed since, or that has no entry here. Absent: takes the jobs as they are now.
   */
  seen: z.record(z.string(), z.int()).optional(),
  /** Absent: as soon as possible. Times are assigned in queue order. */
  schedule: scheduleSchema.optional()
})
export type ArmRequest = z.input<typeof armRequestSchema>

/**
 * `now` (default) stops uploads; `after-current` lets running sends finish. Neither starts more.
 */
const pauseHowSchema = z.enum(['now', 'after-current'])
export type PauseHow = z.infer<typeof pauseHowSchema>

/**
 * Reorders unsent jobs. With `before`, they move as one block before that job (null: to the end);
 * without it, they are rearranged within their positions.
 */
const reorderRequestSchema = z.strictObject({
  kind: z.literal('reorder'),
  jobIds,
  before: jobId.nullable().optional(),
  /** Whether the jobs keep their relative order or get that of `jobIds`. Default: keep. */
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
  /** `keepLocal`: never give the new time to Aether. Absent: as confirmed. */
  z.strictObject({
    kind: z.literal('reschedule'),
    jobIds,
    scheduledFor: newTimeSchema,
    keepLocal: z.boolean().optional()
  }),
  /** Decides what happens to missed posts: all of them, or those named. */
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
   * Reverts a `clear` or a `cancel`. A cancelled job that was confirmed is confirmed again if
   * nothing changed since and Aether was not asked; all other unposted jobs return unconfirmed.
   */
  z.strictObject({ kind: z.literal('restore'), jobIds }),
  reorderRequestSchema,
  /** The user checked the first post on TikTok: its audience is the chosen one. */
  z.strictObject({ kind: z.literal('audience-verified') }),
  z.strictObject({ kind: z.literal('pause'), how: pauseHowSchema.optional() }),
  z.strictObject({ kind: z.literal('resume') })
] as const

/** Commands that the window may send: all without a path. */
export const windowCommandSchema = z.discriminatedUnion('kind', windowCommands)

/** Commands to the queue. Any process may write one; the runner executes it. */
export const queueCommandSchema = z.discriminatedUnion('kind', [
  ...windowCommands,
  /** New absolute path of this job's file. `instead`: even if the old file still exists. */
  z.strictObject({
    kind: z.literal('locate'),
    jobId,
    path: z.string().min(1),
    instead: z.boolean().optional()
  })
])
export type QueueCommand = z.input<typeof queueCommandSchema>

/** What a command changed, and what it could not change and why. */
export const requestResultSchema = z.object({
  changed: z.array(z.string()),
  refused: z.array(z.object({ jobId: z.string(), reason: z.string() })),
  /** Sentences for the user about jobs that were changed. */
  notes: z.array(z.object({ jobId: z.string(), message: z.string() })).optional()
})
export type RequestResult = z.infer<typeof requestResultSchema>
