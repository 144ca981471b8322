import { z } from 'zod'
import { basename } from 'node:path'
import { findingSchema } from '../../contract/finding.ts'
import { mediaInfoSchema } from '../../contract/media.ts'
import { phaseSchema, waitReasonSchema } from '../../contract/phase.ts'
import { postOptionsSchema } from '../../contract/post-options.ts'
import type { Job } from '../../contract/job.ts'
import { overdueAfterMs } from '../core/poll-steps.ts'

const flag = z.union([z.literal(0), z.literal(1)]).transform((n) => n === 1)
const instantMs = z.int().nullable()
const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value), 'expected bytes')
const json = <T extends z.ZodType>(schema: T) =>
  z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  }).pipe(schema)

/** One row of `jobs`, parsed on every load; a row that fails is set aside, never guessed at. */
export const storedJobSchema = z.object({
  id: z.string().min(1),
  revision: z.int(),
  profile_id: z.string().min(1),
  raw_path: bytes,
  real_path: bytes,
  path: z.string(),
  size_bytes: z.int().nonnegative(),
  mtime_ms: z.number(),
  position: z.int(),
  phase: phaseSchema,
  wait_reason: waitReasonSchema.nullable(),
  due_at_ms: instantMs,
  findings: json(z.array(findingSchema)),
  media: json(mediaInfoSchema).nullable(),
  caption: z.string(),
  options: json(postOptionsSchema).nullable(),
  allow_aspect: flag,
  allow_repost: flag,
  consent_at_ms: instantMs,
  sha256: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  attempts: z.int().nonnegative(),
  media_key: z.string().min(1).nullable(),
  media_uploaded_at_ms: instantMs,
  idempotency_key: z.string().min(1).nullable(),
  submitted_at_ms: instantMs,
  polls: z.int().nonnegative(),
  post_id: z.string().min(1).nullable(),
  url: z.string().nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  settled_at_ms: instantMs,
  hidden: flag,
  created_at_ms: z.int()
})
export type StoredJob = z.infer<typeof storedJobSchema>

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** The job as every face sees it: no keys, no internal counters. */
export function toJob(row: StoredJob, nowMs: number): Job {
  return {
    id: row.id,
    revision: row.revision,
    profileId: row.profile_id,
    path: row.path,
    name: basename(row.path),
    sizeBytes: row.size_bytes,
    position: row.position,
    phase: row.phase,
    waiting: row.phase === 'waiting' && row.wait_reason !== null ? { reason: row.wait_reason, until: iso(row.due_at_ms) } : null,
    findings: row.findings,
    media: row.media,
    caption: row.caption,
    options: row.options,
    allowAspect: row.allow_aspect,
    allowRepost: row.allow_repost,
    consentAt: iso(row.consent_at_ms),
    sha256: row.sha256,
    attempts: row.attempts,
    postId: row.post_id,
    url: row.url,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? row.error_code },
    submittedAt: iso(row.submitted_at_ms),
    settledAt: iso(row.settled_at_ms),
    overdue: row.phase === 'processing' && row.submitted_at_ms !== null && nowMs - row.submitted_at_ms > overdueAfterMs,
    hidden: row.hidden,
    createdAt: new Date(row.created_at_ms).toISOString()
  }
}
