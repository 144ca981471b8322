import { z } from 'zod'
import { receiptSchema } from './history/receipt.ts'
import { accountSchema } from './account/account.ts'
import { fileReportSchema } from './media/check.ts'
import { copyStepSchema, transcodeOutcomeSchema } from './media/transcode.ts'
import { doctorReportSchema } from './doctor.ts'
import { findingSchema } from './media/finding.ts'
import { jobErrorSchema, jobSchema } from './queue/job.ts'

/*
 * Output of the command line with `--json`: one object per line. Scripts depend on these shapes and
 * on the key order, so every line passes its schema. A change here changes the public interface.
 */

/** A finding without its sentences: they are for the user and may be reworded at any time. */
export const findingLineSchema = findingSchema.pick({
  code: true,
  severity: true,
  measured: true,
  allowed: true
})

const count = z.int().nonnegative()

const jobFields = {
  /** Null for a path that never became a job, such as one that does not exist. */
  id: z.string().nullable(),
  /** As given in the command, joined with the path below a searched folder. */
  path: z.string(),
  phase: jobSchema.shape.phase,
  waiting: jobSchema.shape.waiting,
  findings: z.array(findingLineSchema),
  postId: z.string().nullable(),
  url: z.string().nullable(),
  error: jobErrorSchema.nullable(),
  attempts: count
}

/** One change of a job that the command names. */
export const jobLineSchema = z.object({ event: z.literal('job'), job: z.object(jobFields) })
export type JobLine = z.infer<typeof jobLineSchema>

/** `queue list`: the job, its account, its time, and whether Aether or this app keeps the time. */
export const queueJobLineSchema = z.object({
  event: z.literal('job'),
  job: z.object({
    ...jobFields,
    profileId: z.string(),
    scheduledFor: jobSchema.shape.scheduledFor,
    keptBy: jobSchema.shape.keptBy
  })
})

/** Last line of `publish`, `run` and `queue`: each file's outcome; counts add up to `total`. */
export const jobSummaryLineSchema = z.object({
  event: z.literal('summary'),
  published: count,
  scheduled: count,
  processing: count,
  waiting: count,
  needsAttention: count,
  failed: count,
  unknown: count,
  cancelled: count,
  skipped: count,
  total: count
})
export type JobSummaryLine = z.infer<typeof jobSummaryLineSchema>

/** `validate`: one file. */
export const fileLineSchema = z.object({
  event: z.literal('file'),
  path: fileReportSchema.shape.path,
  verdict: fileReportSchema.shape.verdict,
  findings: z.array(findingLineSchema),
  media: fileReportSchema.shape.media
})
export type FileLine = z.infer<typeof fileLineSchema>

/** Last line of `validate`. */
export const fileSummaryLineSchema = z.object({
  event: z.literal('summary'),
  ok: count,
  warn: count,
  block: count,
  skip: count,
  total: count
})

/** `fix`: one video. `out`: its copy, new or from an earlier run; `findings`: of a new copy. */
export const copyLineSchema = z.object({
  event: z.literal('copy'),
  path: z.string(),
  verdict: transcodeOutcomeSchema,
  out: z.string().nullable(),
  steps: z.array(copyStepSchema.pick({ kind: true, settles: true })),
  findings: z.array(findingLineSchema),
  error: jobErrorSchema.nullable()
})
export type CopyLine = z.infer<typeof copyLineSchema>

/** Last line of `fix`. */
export const copySummaryLineSchema = z.object({
  event: z.literal('summary'),
  made: count,
  nothing: count,
  cannot: count,
  failed: count,
  skip: count,
  total: count
})

/** `accounts list` and `accounts connect`: one connected account. */
export const accountLineSchema = z.object({ event: z.literal('account'), account: accountSchema })
/** `accounts connect`: the address to open in a browser. */
export const connectLineSchema = z.object({ event: z.literal('connect'), url: z.string() })
/** Last line of `accounts`; `verified` is false when Aether's list was not available. */
export const accountSummaryLineSchema = z.object({
  event: z.literal('summary'),
  verified: z.boolean(),
  total: count
})

/** The only line of `doctor` without `--api`. */
export const doctorLineSchema = z.object({ event: z.literal('doctor'), report: doctorReportSchema })

/** `doctor --api`: an API assumption and what answers showed; `seen` null: nothing. */
export const wireLineSchema = z.object({
  event: z.literal('wire'),
  row: z.string(),
  assumed: z.string(),
  seen: z.string().nullable(),
  verdict: z.enum(['as assumed', 'differs', 'not seen'])
})
export type WireRow = Omit<z.infer<typeof wireLineSchema>, 'event'>

/** Last line of `doctor --api`. */
export const wireSummaryLineSchema = z.object({
  event: z.literal('summary'),
  asAssumed: count,
  differs: count,
  notSeen: count,
  total: count,
  answers: count
})

/** `queue export`: one receipt. */
export const receiptLineSchema = z.object({ event: z.literal('receipt'), receipt: receiptSchema })

/** Every line that may appear on stdout with `--json`. */
export const cliLineSchema = z.union([
  queueJobLineSchema,
  jobLineSchema,
  fileLineSchema,
  copyLineSchema,
  jobSummaryLineSchema,
  fileSummaryLineSchema,
  copySummaryLineSchema,
  accountLineSchema,
  connectLineSchema,
  accountSummaryLineSchema,
  doctorLineSchema,
  wireLineSchema,
  wireSummaryLineSchema,
  receiptLineSchema
])
export type CliLine = z.infer<typeof cliLineSchema>
