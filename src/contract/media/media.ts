import { z } from 'zod'

/** Facts about one video file from ffprobe and its MP4 boxes. */
export const mediaInfoSchema = z.object({
  /**
   * Detected by magic bytes, never by name: 'mp4' | 'mov' | 'matroska' | 'webm' | 'avi' | 'mpegts'
   * | …
   */
  container: z.string(),
  /** The longer of picture and container, in seconds. */
  durationS: z.number().nullable(),
  /** Stored size in px, before rotation and sample aspect ratio. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Clockwise, as displayed. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).nullable(),
  /** Displayed width / height, after sample aspect ratio and rotation. */
  displayAspect: z.number().nullable(),
  codec: z.string().nullable(),
  fps: z.number().nullable(),
  hasAudio: z.boolean(),
  sizeBytes: z.number()
})
export type MediaInfo = z.infer<typeof mediaInfoSchema>
