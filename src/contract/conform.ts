import { z } from 'zod'
import { findingCodeSchema, type FindingCode } from './finding.ts'

/** How a picture that is not 9:16 becomes so: whole before a blurred enlargement of itself, whole on black, or its middle alone. */
export const copyModeSchema = z.enum(['blur', 'pad', 'crop'])
export type CopyMode = z.infer<typeof copyModeSchema>

/** What a person chooses for a copy; everything else follows from what the checks measured. */
export const copyChoicesSchema = z.strictObject({
  mode: copyModeSchema,
  /** A film that is too long may be cut to its first part. */
  trim: z.boolean()
})
export type CopyChoices = z.infer<typeof copyChoicesSchema>

export const copyStepKindSchema = z.enum([
  'container', 'codec', 'frame', 'scale', 'frame-rate', 'dynamic-range', 'chroma', 'deinterlace', 'sound', 'trim', 'bitrate'
])
export type CopyStepKind = z.infer<typeof copyStepKindSchema>

/** One change that a copy gets, the finding that it settles, and a sentence for people. */
export const copyStepSchema = z.object({ kind: copyStepKindSchema, settles: findingCodeSchema, message: z.string() })
export type CopyStep = z.infer<typeof copyStepSchema>

/** Findings that a copy can settle. A film that is too short, broken or without a picture stays as it is. */
export const mendableCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'FILE_TOO_LARGE', 'CONTAINER_UNSUPPORTED', 'CODEC_UNSUPPORTED', 'VIDEO_TOO_LONG', 'ASPECT_NOT_9_16', 'SIDE_TOO_SMALL', 'SIDE_TOO_LARGE',
  'FPS_OUT_OF_RANGE', 'FPS_VARIABLE', 'AUDIO_NOT_AAC', 'HDR', 'CHROMA', 'INTERLACED'
])

/** What became of one film. `skip`: no film, or a copy made before, met in a folder. */
export const copyVerdictSchema = z.enum(['made', 'nothing', 'cannot', 'failed', 'skip'])
export type CopyVerdict = z.infer<typeof copyVerdictSchema>
