import { z } from 'zod'
import { jobId } from '../inputs.ts'

/** Whether a video can be shown. `missing`, `changed`: since its check. `none`: not MP4 or MOV. */
export const videoStateSchema = z.object({
  state: z.enum(['video', 'missing', 'changed', 'none']),
  /** ffprobe's name of the video codec, for the message that this computer cannot play it. */
  codec: z.string().nullable()
})
export type VideoState = z.infer<typeof videoStateSchema>

/** Calls about the videos. The bytes go over `app-media://`, never through a call. */
export const mediaCalls = {
  /** Returns why a preview does not play. */
  'media.state': { input: z.strictObject({ jobId }), output: videoStateSchema }
} as const
