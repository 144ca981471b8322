import { z } from 'zod'

/** All possible findings about a file or a caption. Each code has one meaning and one sentence. */
export const findingCodes = [
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'CONTAINER_UNSUPPORTED',
  'FILE_TRUNCATED',
  'VIDEO_STREAM_MISSING',
  'CODEC_UNSUPPORTED',
  'VIDEO_TOO_SHORT',
  'VIDEO_TOO_LONG',
  'ASPECT_NOT_9_16',
  'SIDE_TOO_SMALL',
  'SIDE_TOO_LARGE',
  'FPS_OUT_OF_RANGE',
  'FPS_VARIABLE',
  'AUDIO_MISSING',
  'AUDIO_NOT_AAC',
  'HDR',
  'CHROMA',
  'INTERLACED',
  'CAPTION_TOO_LONG',
  'HASHTAGS_MANY',
  'CAPTION_LINE_BREAKS',
  'DUPLICATE_CONTENT'
] as const
export const findingCodeSchema = z.enum(findingCodes)
export type FindingCode = z.infer<typeof findingCodeSchema>

/** `block`: not sent until fixed. `warn`: sent only after the user saw it. `info`: no effect. */
export const severitySchema = z.enum(['block', 'warn', 'info'])
export type Severity = z.infer<typeof severitySchema>

const amountSchema = z.union([z.number(), z.string()])

/** A measured or allowed quantity: value, bound or both bounds, with unit ("s", "px", "fps" …). */
export const measureSchema = z.object({
  value: amountSchema.optional(),
  min: amountSchema.optional(),
  max: amountSchema.optional(),
  unit: z.string()
})
export type Measure = z.infer<typeof measureSchema>

/** A result of a check, for the user: "measured X, allowed Y", and what to do. */
export const findingSchema = z.object({
  code: findingCodeSchema,
  severity: severitySchema,
  measured: measureSchema,
  allowed: measureSchema,
  message: z.string(),
  action: z.string()
})
export type Finding = z.infer<typeof findingSchema>
