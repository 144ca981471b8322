import { z } from 'zod'
import { findingCodeSchema, type FindingCode } from './finding.ts'

/** How a picture becomes 9:16: whole on a blurred enlargement, whole on black, or cropped. */
export const copyModeSchema = z.enum(['blur', 'pad', 'crop'])
export type CopyMode = z.infer<typeof copyModeSchema>

/** The user's choices for a transcode; the rest follows from what the checks measured. */
export const copyChoicesSchema = z.strictObject({
  mode: copyModeSchema,
  /** Whether a video that is too long may be cut to its first part. */
  trim: z.boolean()
})
export type CopyChoices = z.infer<typeof copyChoicesSchema>

export const copyStepKindSchema = z.enum([
  'container',
  'codec',
  'frame',
  'scale',
  'frame-rate',
  'dynamic-range',
  'chroma',
  'deinterlace',
  'sound',
  'trim',
  'bitrate'
])
export type CopyStepKind = z.infer<typeof copyStepKindSchema>

/** One change in a transcode, the finding that it fixes, and a sentence for the user. */
export const copyStepSchema = z.object({
  kind: copyStepKindSchema,
  settles: findingCodeSchema,
  message: z.string()
})
export type CopyStep = z.infer<typeof copyStepSchema>

/**
 * Findings that a transcode can fix. A video that is too short, broken or without a picture stays
 * as it is.
 */
export const fixableCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'FILE_TOO_LARGE',
  'CONTAINER_UNSUPPORTED',
  'CODEC_UNSUPPORTED',
  'VIDEO_TOO_LONG',
  'ASPECT_NOT_9_16',
  'SIDE_TOO_SMALL',
  'SIDE_TOO_LARGE',
  'FPS_OUT_OF_RANGE',
  'FPS_VARIABLE',
  'AUDIO_NOT_AAC',
  'HDR',
  'CHROMA',
  'INTERLACED'
])

/** Outcome for one video. `skip`: not a video, or an earlier copy found in a folder. */
export const transcodeOutcomeSchema = z.enum(['made', 'nothing', 'cannot', 'failed', 'skip'])
export type TranscodeOutcome = z.infer<typeof transcodeOutcomeSchema>

/** What a transcode can do for one job's video, shown in the window before any is made. */
export const videoPlanSchema = z.object({
  jobId: z.string(),
  name: z.string(),
  kind: z.enum(['plan', 'nothing', 'cannot']),
  steps: z.array(copyStepSchema.pick({ kind: true, message: true })),
  /** Why the video cannot be fixed. */
  message: z.string().nullable(),
  /** The video is too long; a copy must omit its end. */
  tooLong: z.boolean()
})
export type VideoPlan = z.infer<typeof videoPlanSchema>

/** Progress of one job's transcode. `copyName` is the new file's name, never its path. */
export const copyItemSchema = z.object({
  jobId: z.string(),
  name: z.string(),
  status: z.enum(['waiting', 'making', 'made', 'nothing', 'cannot', 'failed', 'cancelled']),
  percent: z.int().min(0).max(100),
  copyName: z.string().nullable(),
  message: z.string().nullable()
})
export type CopyItem = z.infer<typeof copyItemSchema>

/** The last requested copies, in the order of work. `number` grows with each batch; 0: none yet. */
export const copyBatchSchema = z.object({
  number: z.int(),
  running: z.boolean(),
  items: z.array(copyItemSchema)
})
export type CopyBatch = z.infer<typeof copyBatchSchema>
