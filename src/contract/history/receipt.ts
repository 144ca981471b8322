import { z } from 'zod'
import { jobErrorSchema } from '../queue/job.ts'
import { phaseSchema } from '../queue/phase.ts'
import { postOptionsSchema } from '../queue/post-options.ts'

/** One move of a job: when, its new phase, why, and Aether's id of the request that caused it. */
export const historyEntrySchema = z.object({
  at: z.string(),
  event: z.string(),
  phase: z.string(),
  waiting: z.string().nullable(),
  errorCode: z.string().nullable(),
  requestId: z.string().nullable()
})

/** What the user confirmed, and its outcome: file, account, choices, consent, and every step. */
export const receiptSchema = z.object({
  jobId: z.string(),
  profileId: z.string(),
  path: z.string(),
  sizeBytes: z.number(),
  sha256: z.string().nullable(),
  caption: z.string(),
  options: postOptionsSchema.nullable(),
  consentAt: z.string().nullable(),
  phase: phaseSchema,
  submittedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  error: jobErrorSchema.nullable(),
  history: z.array(historyEntrySchema)
})
export type Receipt = z.infer<typeof receiptSchema>
