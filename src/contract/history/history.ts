import { z } from 'zod'
import { jobErrorSchema } from '../queue/job.ts'
import type { Phase } from '../queue/phase.ts'
import { privacyLevelSchema } from '../queue/post-options.ts'
import { receiptSchema } from './receipt.ts'

/** Outcome of a confirmed post, as the history names it. `under-way`: not settled yet. */
export const outcomes = [
  'published',
  'failed',
  'unknown',
  'scheduled',
  'under-way',
  'cancelled'
] as const
export const outcomeSchema = z.enum(outcomes)
export type Outcome = z.infer<typeof outcomeSchema>

/** The outcome that a phase stands for. */
export function outcomeOf(phase: Phase): Outcome {
  return outcomes.find((outcome) => outcome === phase) ?? 'under-way'
}

/** Which confirmed posts are asked for; what is null or empty leaves none out. */
export const historyQuerySchema = z.strictObject({
  /** Words that must all be in the file's name or in the caption, in any case. */
  text: z.string().max(200),
  outcome: outcomeSchema.nullable(),
  profileId: z.string().min(1).max(200).nullable(),
  /** UTC instant; nothing that was settled, sent or confirmed before it. */
  since: z.iso.datetime().nullable()
})
export type HistoryQuery = z.infer<typeof historyQuerySchema>

/** One confirmed post in the list: no path, and of the caption its start. */
export const pastPostSchema = z.object({
  jobId: z.string(),
  revision: z.int(),
  /** When it was settled; before that when it was sent, or confirmed. */
  at: z.string(),
  name: z.string(),
  profileId: z.string(),
  privacyLevel: privacyLevelSchema.nullable(),
  outcome: outcomeSchema,
  caption: z.string(),
  hasLink: z.boolean(),
  /** The message says what to do. */
  error: jobErrorSchema.nullable()
})
export type PastPost = z.infer<typeof pastPostSchema>

/** A part of the list, newest first. */
export const historyPageSchema = z.object({
  posts: z.array(pastPostSchema),
  /** How many the query finds in all. */
  total: z.int(),
  /** The same by outcome, whichever outcome was asked for. */
  counts: z.record(outcomeSchema, z.int())
})
export type HistoryPage = z.infer<typeof historyPageSchema>

/** A receipt as the window may see it: the path with the home folder shortened. */
export const receiptViewSchema = receiptSchema
  .omit({ path: true })
  .extend({ name: z.string(), displayPath: z.string() })
export type ReceiptView = z.infer<typeof receiptViewSchema>
