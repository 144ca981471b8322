import { z } from 'zod'
import { jobErrorSchema } from '../queue/job.ts'
import type { Phase } from '../queue/phase.ts'
import { privacyLevelSchema } from '../queue/post-options.ts'
import { receiptSchema } from './receipt.ts'

/** Outcome of a confirmed post in the history. `under-way`: not settled yet. */
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

/** Returns the outcome of a phase. */
export function outcomeOf(phase: Phase): Outcome {
  return outcomes.find((outcome) => outcome === phase) ?? 'under-way'
}

/** A filter of confirmed posts; null or empty fields match all. */
export const historyQuerySchema = z.strictObject({
  /** Words that the file's name or the caption must all contain, ignoring case. */
  text: z.string().max(200),
  outcome: outcomeSchema.nullable(),
  profileId: z.string().min(1).max(200).nullable(),
  /** UTC instant; excludes what was settled, sent or confirmed before it. */
  since: z.iso.datetime().nullable()
})
export type HistoryQuery = z.infer<typeof historyQuerySchema>

/** One confirmed post in the list: without its path, and with the start of its caption. */
export const pastPostSchema = z.object({
  jobId: z.string(),
  revision: z.int(),
  /** When it was settled, else when it was sent, else when it was confirmed. */
  at: z.string(),
  name: z.string(),
  profileId: z.string(),
  privacyLevel: privacyLevelSchema.nullable(),
  outcome: outcomeSchema,
  caption: z.string(),
  hasLink: z.boolean(),
  /** The message includes what to do. */
  error: jobErrorSchema.nullable()
})
export type PastPost = z.infer<typeof pastPostSchema>

/** A page of the list, newest first. */
export const historyPageSchema = z.object({
  posts: z.array(pastPostSchema),
  /** Total number of matching posts. */
  total: z.int(),
  /** The total by outcome, ignoring the query's outcome filter. */
  counts: z.record(outcomeSchema, z.int())
})
export type HistoryPage = z.infer<typeof historyPageSchema>

/** A receipt for the window, with the home folder shortened in its path. */
export const receiptViewSchema = receiptSchema
  .omit({ path: true })
  .extend({ name: z.string(), displayPath: z.string() })
export type ReceiptView = z.infer<typeof receiptViewSchema>
