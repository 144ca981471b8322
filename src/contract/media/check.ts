import { z } from 'zod'
import { findingSchema } from './finding.ts'
import { mediaInfoSchema } from './media.ts'

export const accountTypeSchema = z.enum(['standard', 'creator'])
export type AccountType = z.infer<typeof accountTypeSchema>

/** What the checks measure against: the account's limits and the user's allowances. */
export const checkOptionsSchema = z.object({
  accountType: accountTypeSchema.default('standard'),
  /** Custom bounds in seconds; they replace those of the account type. */
  minDurationS: z.number().positive().optional(),
  maxDurationS: z.number().positive().optional(),
  /** Any deviation from 9:16 blocks. */
  strictAspect: z.boolean().default(false),
  /** "Post as it is": a wide picture is sent, with a warning. */
  allowAspect: z.boolean().default(false)
})
export type CheckOptions = z.infer<typeof checkOptionsSchema>

export const verdictSchema = z.enum(['ok', 'warn', 'block', 'skip'])
export type Verdict = z.infer<typeof verdictSchema>

/** The result for one path: what it is, what was found, and the verdict that follows. */
export const fileReportSchema = z.object({
  /** As given, joined with the walked part; bytes that are not UTF-8 shown as U+FFFD. */
  path: z.string(),
  verdict: verdictSchema,
  findings: z.array(findingSchema),
  media: mediaInfoSchema.nullable()
})
export type FileReport = z.infer<typeof fileReportSchema>
