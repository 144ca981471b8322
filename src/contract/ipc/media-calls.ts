import { z } from 'zod'
import { jobId } from '../inputs.ts'

/** Whether a video can be shown. `missing`, `changed`: since its check. `none`: not MP4 or MOV. */
export const videoStateSchema = z.object({
  state: z.enum(['video', 'missing', 'changed', 'none']),
  /** ffprobe's name of the picture's codec, for the sentence that this computer cannot play it. */
  codec: z.string().nullable()
})
export type VideoState = z.infer<typeof videoStateSchema>

/** Calls about the videos themselves. The bytes go over `app-media://`, never through a call. */
export const mediaCalls = {
  /** Asked when a preview does not play: says why. */
  'media.state': { input: z.strictObject({ jobId }), output: videoStateSchema }
} as const
