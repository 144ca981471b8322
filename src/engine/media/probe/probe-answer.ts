import { z } from 'zod'

const optionalText = z.string().optional().catch(undefined)
const side = z.int().positive().optional().catch(undefined)

const streamSchema = z.object({
  id: optionalText,
  codec_type: optionalText,
  codec_name: optionalText,
  width: side,
  height: side,
  sample_aspect_ratio: optionalText,
  avg_frame_rate: optionalText,
  start_time: optionalText,
  duration: optionalText,
  pix_fmt: optionalText,
  color_transfer: optionalText,
  field_order: optionalText,
  disposition: z.object({ attached_pic: z.number().optional() }).optional().catch(undefined),
  tags: z.record(z.string(), z.string()).optional().catch(undefined),
  side_data_list: z
    .array(
      z.object({ side_data_type: optionalText, rotation: z.number().optional().catch(undefined) })
    )
    .optional()
    .catch(undefined)
})
export type ProbedStream = z.infer<typeof streamSchema>

/** The used part of ffprobe's JSON. Unstated fields are absent, not null; invalid ones dropped. */
export const probeAnswerSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ format_name: optionalText, duration: optionalText }).optional()
})
export type ProbeAnswer = z.infer<typeof probeAnswerSchema>
