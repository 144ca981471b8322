import { z } from 'zod'
import { accountSchema } from './account/account.ts'
import { queueStateSchema } from './queue/engine-event.ts'
import { findingCodeSchema, findingSchema, severitySchema } from './media/finding.ts'
import { jobSchema, uploadProgressSchema } from './queue/job.ts'
import { mediaInfoSchema } from './media/media.ts'
import { phaseSchema, waitingSchema } from './queue/phase.ts'
import { postOptionsSchema, privacyLevelSchema } from './queue/post-options.ts'
import { historyEntrySchema } from './history/receipt.ts'
import { updateSchema } from './update.ts'

/** The fields that a row of the list and its details take from the job unchanged. */
const ofJob = jobSchema.pick({
  id: true,
  revision: true,
  attempts: true,
  error: true,
  scheduledFor: true,
  keptBy: true,
  createdAt: true,
  settledAt: true
}).shape

/** One row of the window's list: a job without its path, media facts and full findings. */
export const jobRowSchema = z.object({
  ...ofJob,
  position: z.int(),
  profileId: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  durationS: z.number().nullable(),
  phase: phaseSchema,
  waiting: waitingSchema.nullable(),
  /** Start of the caption, for the row's second line. */
  caption: z.string(),
  privacyLevel: privacyLevelSchema.nullable(),
  /** The user confirmed it: it is sent as soon as it is its turn. */
  armed: z.boolean(),
  findings: z.array(z.object({ code: findingCodeSchema, severity: severitySchema })),
  /** The worst finding in one sentence. */
  headline: z.string().nullable(),
  hasLink: z.boolean(),
  overdue: z.boolean(),
  /** Its time passed; the user has to decide. */
  missed: z.boolean(),
  /** A remote change sent to Aether and not answered yet. */
  pendingChange: jobSchema.shape.pendingChange,
  /** Whether caption and choices may still change. */
  editable: z.boolean(),
  /** The file is missing at its path: the row offers to locate it. */
  fileMissing: z.boolean()
})
export type JobRow = z.infer<typeof jobRowSchema>

/** Details of an opened row. `displayPath` has the home folder shortened to `~`. */
export const jobDetailsSchema = z.object({
  ...ofJob,
  displayPath: z.string(),
  caption: z.string(),
  options: postOptionsSchema.nullable(),
  findings: z.array(findingSchema),
  media: mediaInfoSchema.nullable(),
  postId: z.string().nullable(),
  /** Whether the post has a link. */
  hasLink: z.boolean(),
  allowAspect: z.boolean(),
  allowRepost: z.boolean(),
  consentAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** Every step of the job, oldest first. */
  history: z.array(historyEntrySchema)
})
export type JobDetails = z.infer<typeof jobDetailsSchema>

/** The window's backend, and what it needs to show it. Never carries the key. */
export const appStateSchema = z.object({
  version: z.string(),
  /** `first-run`: no key and no practice mode yet. */
  mode: z.enum(['first-run', 'practice', 'live']),
  /** Grows each time a queue is opened; messages of an earlier session are stale. */
  session: z.int(),
  key: z.object({
    present: z.boolean(),
    /** `session`: no keychain stored the key; it is forgotten at quit. */
    kept: z.enum(['keychain', 'session']).nullable(),
    /** False when Aether has no list of profiles to check the key against. */
    verified: z.boolean().nullable()
  }),
  /** The keychain has not released the key yet, for example while locked; the queue opens then. */
  waitingForKeychain: z.boolean(),
  accounts: z.array(accountSchema),
  /** Profile id of the account last chosen for new files in this queue; it may no longer exist. */
  accountForNewFiles: z.string().nullable(),
  queue: queueStateSchema.nullable(),
  update: updateSchema,
  /** Why the last queue could not be opened, in a sentence. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable()
})
export type AppState = z.infer<typeof appStateSchema>

/** The whole list at one moment; deltas with a higher `seq` follow it. */
export const snapshotSchema = z.object({
  session: z.int(),
  seq: z.int(),
  rows: z.array(jobRowSchema)
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** All changes since the last message. On a gap in `seq` or another `session`, get a snapshot. */
export const deltaSchema = z.object({
  session: z.int(),
  seq: z.int(),
  rows: z.array(jobRowSchema),
  removed: z.array(z.string()),
  progress: z.array(uploadProgressSchema),
  queue: queueStateSchema.nullable(),
  accounts: z.array(accountSchema).nullable()
})
export type Delta = z.infer<typeof deltaSchema>
