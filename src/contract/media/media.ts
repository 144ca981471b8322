import { z } from 'zod'

/** What ffprobe and the box walk learned about one video file. */
export const mediaInfoSchema = z.object({
  /** By magic bytes, never by name: 'mp4' | 'mov' | 'matroska' | 'webm' | 'avi' | 'mpegts' | … */
  container: z.string(),
  /** The longer of picture and container, in seconds. */
  durationS: z.number().nullable(),
  /** Stored sides in px, before rotation and sample aspect ratio. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Clockwise as shown. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).nullable(),
  /** Shown width / height, after sample aspect ratio and rotation. */
  displayAspect: z.number().nullable(),
  codec: z.string().nullable(),
  fps: z.number().nullable(),
  hasAudio: z.boolean(),
  sizeBytes: z.number()
})
export type MediaInfo = z.infer<typeof mediaInfoSchema>
