import { z } from 'zod'
import { basename } from 'node:path'
import { findingSchema } from '../../../contract/media/finding.ts'
import { mediaInfoSchema } from '../../../contract/media/media.ts'
import { phasesAt, phaseSchema, waitReasonSchema } from '../../../contract/queue/phase.ts'
import { postOptionsSchema } from '../../../contract/queue/post-options.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { overdueAfterMs } from '../../domain/poll-steps.ts'

const flag = z.union([z.literal(0), z.literal(1)]).transform((n) => n === 1)
/** Largest time of a Date: ECMA-262, time values. */
const latestMs = 8_640_000_000_000_000
const momentMs = z.int().min(-latestMs).max(latestMs)
const instantMs = momentMs.nullable()
/** A damaged time in the history reads as 1970, so that it does not hide the other facts. */
export const moveMomentMs = momentMs.catch(0)
const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value), 'expected bytes')
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

/** Who publishes at the scheduled time: Aether, once it has the post; until then, this computer. */
const handOverSchema = z.enum(['aether', 'local'])

/**
 * A pending remote change of a post scheduled at Aether: withdraw it, withdraw it because its time
 * differs from the requested one, or move it to `remote_change_for_ms`.
 */
const remoteChangeSchema = z.enum(['withdraw', 'withdraw-shifted', 'move'])

/**
 * What an Undo restores. `armed`: a confirmed job, as it was when cancelled here. `checked`: an
 * unconfirmed job, and its limits in that check. `order`: a post scheduled at Aether, withdrawal
 * not requested yet, and the earlier command. `unconfirmed`: a job to check again, once withdrawn.
 */
const undoToSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('armed'),
    phase: z.enum(['waiting', 'uploading', 'uploaded']),
    waitReason: waitReasonSchema.nullable(),
    dueAtMs: instantMs,
    atMs: momentMs
  }),
  z.object({
    kind: z.literal('checked'),
    phase: z.enum(phasesAt('checked')),
    against: z.string(),
    atMs: momentMs
  }),
  z.object({
    kind: z.literal('order'),
    remoteChange: remoteChangeSchema.nullable(),
    remoteChangeForMs: instantMs,
    dueAtMs: instantMs
  }),
  z.object({ kind: z.literal('unconfirmed') })
])
export type UndoTo = z.infer<typeof undoToSchema>

/** One row of `jobs`, parsed on every load. A row that does not parse is quarantined. */
export const storedJobSchema = z.object({
  id: z.string().min(1),
  revision: z.int(),
  profile_id: z.string().min(1),
  raw_path: bytes,
  real_path: bytes,
  path: z.string(),
  size_bytes: z.int().nonnegative(),
  mtime_ms: z.number(),
  /** Id of the checked file, from `fileIdOf`; null if none or if an older version checked it. */
  file_id: z.string().nullable(),
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
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  attempts: z.int().nonnegative(),
  media_key: z.string().min(1).nullable(),
  media_uploaded_at_ms: instantMs,
  idempotency_key: z.string().min(1).nullable(),
  submitted_at_ms: instantMs,
  polls: z.int().nonnegative(),
  /** Where the next search of Aether's list for an unconfirmed post continues; null: its start. */
  list_cursor: z.string().nullable(),
  post_id: z.string().min(1).nullable(),
  url: z.string().nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  settled_at_ms: instantMs,
  hidden: flag,
  created_at_ms: momentMs,
  scheduled_for_ms: instantMs,
  hand_over: handOverSchema.nullable(),
  keep_local: flag,
  missed: flag,
  remote_change: remoteChangeSchema.nullable(),
  remote_change_for_ms: instantMs,
  /** The job's phase when the user cleared it. */
  cleared_from: phaseSchema.nullable(),
  /** Null if the last command cannot be undone or this does not parse; the job stays queued. */
  undo_to: json(undoToSchema).nullable().catch(null),
  /** Revision of the last change to what the user reviews: file, caption, options, findings. */
  shown_revision: z.int()
})
export type StoredJob = z.infer<typeof storedJobSchema>

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** Converts a row to the job that clients see: no keys, no internal counters. */
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
    waiting:
      row.phase === 'waiting' && row.wait_reason !== null
        ? { reason: row.wait_reason, until: iso(waitsUntilMs(row)) }
        : null,
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
    error:
      row.error_code === null
        ? null
        : { code: row.error_code, message: row.error_message ?? row.error_code },
    submittedAt: iso(row.submitted_at_ms),
    settledAt: iso(row.settled_at_ms),
    scheduledFor: iso(row.scheduled_for_ms),
    keptBy: row.scheduled_for_ms === null ? null : (row.hand_over ?? 'local'),
    missed: row.missed && row.phase === 'waiting',
    pendingChange:
      row.phase !== 'scheduled' || row.remote_change === null
        ? null
        : row.remote_change === 'move'
          ? 'move'
          : 'withdraw',
    overdue: row.phase === 'processing' && isOverdue(row, nowMs),
    hidden: row.hidden,
    createdAt: new Date(row.created_at_ms).toISOString()
  }
}

/** Earliest publication: the scheduled time if Aether has the post, else when it was sent. */
export function releasedAtMs(
  row: Pick<StoredJob, 'hand_over' | 'scheduled_for_ms' | 'submitted_at_ms'>
): number | null {
  return row.hand_over === 'aether' && row.scheduled_for_ms !== null
    ? row.scheduled_for_ms
    : row.submitted_at_ms
}

function isOverdue(row: StoredJob, nowMs: number): boolean {
  const sinceMs = releasedAtMs(row)
  return sinceMs !== null && nowMs - sinceMs > overdueAfterMs
}

/** Shows when the post goes out, not when its upload starts. */
function waitsUntilMs(row: StoredJob): number | null {
  return row.wait_reason === 'schedule' && !row.missed ? row.scheduled_for_ms : row.due_at_ms
}
