import { z } from 'zod'

const loadSchema = z.object({
  busyBefore: z.number().nullable(),
  steal: z.number().nullable(),
  loadAverage: z.number(),
  cores: z.number()
})
const delaySchema = z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() })

/** What opening and scrolling gave. */
export const openAnswerSchema = z.object({
  /** Seconds from ready-to-show to the first rows; 0 when they were there before. */
  firstRowsS: z.number(),
  /** Scripting, style and layout of each frame while scrolling, in ms. */
  frameMs: z.array(z.number())
})
export type OpenAnswer = z.infer<typeof openAnswerSchema>

/** What a live batch gave. */
export const liveAnswerSchema = z.object({
  checking: z.object({ delay: delaySchema, load: loadSchema }),
  /** `share`: of the time in which the page's main thread was busy, 0 to 1. */
  sending: z.object({ delay: delaySchema, share: z.number(), load: loadSchema })
})
export type LiveAnswer = z.infer<typeof liveAnswerSchema>
