import { z } from 'zod'
import { findingSchema } from '../media/finding.ts'
import { mediaInfoSchema } from '../media/media.ts'
import { phaseSchema, waitingSchema } from './phase.ts'
import { postOptionsSchema } from './post-options.ts'

/** Why a step failed: the API's code verbatim where it sent one, else ours. */
export const jobErrorSchema = z.object({ code: z.string(), message: z.string() })

/** One file to one account: the queue's unit in every interface. Instants are ISO 8601 in UTC. */
export const jobSchema = z.object({
  id: z.string(),
  /** Grows with every change of any job; readers query what is newer than the last they saw. */
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
  /** The text that will be posted, variables already filled in. */
  caption: z.string(),
  options: postOptionsSchema.nullable(),
  allowAspect: z.boolean(),
  allowRepost: z.boolean(),
  /** When the user confirmed this job with account, audience and warnings in view. */
  consentAt: z.string().nullable(),
  sha256: z.string().nullable(),
  /** Upload attempts that have begun since the job was armed. */
  attempts: z.int(),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  error: jobErrorSchema.nullable(),
  submittedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  /** When it is to go out; null for as soon as possible. */
  scheduledFor: z.string().nullable(),
  /** Who keeps that time: Aether, or this app, which has to run then. Null without a time. */
  keptBy: z.enum(['aether', 'local']).nullable(),
  /** Its time passed and the user has to decide. */
  missed: z.boolean(),
  /** A remote change requested from Aether and not answered yet. */
  pendingChange: z.enum(['withdraw', 'move']).nullable(),
  /** Processing for over 24 hours. */
  overdue: z.boolean(),
  /** Cleared from the list; kept for history and for the duplicate check. */
  hidden: z.boolean(),
  createdAt: z.string()
})
export type Job = z.infer<typeof jobSchema>

/** Byte progress of a job that is uploading; never stored. */
export const uploadProgressSchema = z.object({
  jobId: z.string(),
  sentBytes: z.number(),
  totalBytes: z.number()
})
export type UploadProgress = z.infer<typeof uploadProgressSchema>
