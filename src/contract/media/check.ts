import { z } from 'zod'
import { findingSchema } from './finding.ts'
import { mediaInfoSchema } from './media.ts'

export const accountTypeSchema = z.enum(['standard', 'creator'])
export type AccountType = z.infer<typeof accountTypeSchema>

/** The limits of the checks: the account's limits and the user's exceptions. */
export const checkOptionsSchema = z.object({
  accountType: accountTypeSchema.default('standard'),
  /** Custom bounds in seconds; they replace those of the account type. */
  minDurationS: z.number().positive().optional(),
  maxDurationS: z.number().positive().optional(),
  /** Any deviation from 9:16 blocks. */
  strictAspect: z.boolean().default(false),
  /** "Post as it is": sends a wide picture, with a warning. */
  allowAspect: z.boolean().default(false)
})
export type CheckOptions = z.infer<typeof checkOptionsSchema>

export const verdictSchema = z.enum(['ok', 'warn', 'block', 'skip'])
export type Verdict = z.infer<typeof verdictSchema>

/** The result for one path: file facts, findings, and the resulting verdict. */
export const fileReportSchema = z.object({
  /** As given, joined with the path below a searched folder; non-UTF-8 bytes shown as U+FFFD. */
  path: z.string(),
  verdict: verdictSchema,
  findings: z.array(findingSchema),
  media: mediaInfoSchema.nullable()
})
export type FileReport = z.infer<typeof fileReportSchema>
