import { z } from 'zod'
import { findingSchema } from '../media/finding.ts'
import { mediaInfoSchema } from '../media/media.ts'
import { phaseSchema, waitingSchema } from './phase.ts'
import { postOptionsSchema } from './post-options.ts'

/** Why a step failed: the API's code verbatim if it sent one, else the app's. */
export const jobErrorSchema = z.object({ code: z.string(), message: z.string() })

/** One video for one account: the queue's unit in every interface. Instants are ISO 8601 in UTC. */
export const jobSchema = z.object({
  id: z.string(),
  /** Grows with every change of any job; readers query for values above the last they read. */
  revision: z.int(),
  profileId: z.string(),
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  position: z.int(),
  phase: phaseSchema,
  waiting: waitingSchema.nullable(),
  findings: z.array(findingSchema),
  media: mediaInfoSchema.nullable(),
  /** The text to post, with variables replaced. */
  caption: z.string(),
  options: postOptionsSchema.nullable(),
  allowAspect: z.boolean(),
  allowRepost: z.boolean(),
  /** When the user confirmed this job with account, audience and warnings in view. */
  consentAt: z.string().nullable(),
  sha256: z.string().nullable(),
  /** Upload attempts since the job was armed. */
  attempts: z.int(),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  error: jobErrorSchema.nullable(),
  submittedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  /** When to publish the post; null for as soon as possible. */
  scheduledFor: z.string().nullable(),
  /** What keeps that time: Aether, or this app, which has to run then. Null without a time. */
  keptBy: z.enum(['aether', 'local']).nullable(),
  /** Its time passed and the user has to decide. */
  missed: z.boolean(),
  /** A remote change sent to Aether and not answered yet. */
  pendingChange: z.enum(['withdraw', 'move']).nullable(),
  /** In processing for over 24 hours. */
  overdue: z.boolean(),
  /** Cleared from the list; kept for history and for the duplicate check. */
  hidden: z.boolean(),
  createdAt: z.string()
})
export type Job = z.infer<typeof jobSchema>

/** Bytes sent of a job that is uploading; never stored. */
export const uploadProgressSchema = z.object({
  jobId: z.string(),
  sentBytes: z.number(),
  totalBytes: z.number()
})
export type UploadProgress = z.infer<typeof uploadProgressSchema>
