import { z } from 'zod'

export const batchOrderSchema = z.object({
  dataDir: z.string(),
  baseUrl: z.string(),
  folder: z.string(),
  count: z.int().positive()
})
export type BatchOrder = z.infer<typeof batchOrderSchema>

export const batchTimesSchema = z.object({
  /** From adding the folder until every clip is found good. */
  checkMs: z.number(),
  /** From the confirmation until the last post is known to be published, waiting included. */
  sendMs: z.number(),
  cpuMs: z.number(),
  delayP99Ms: z.number()
})
export type BatchTimes = z.infer<typeof batchTimesSchema>

export const bareOrderSchema = z.object({ baseUrl: z.string(), paths: z.array(z.string()) })
export type BareOrder = z.infer<typeof bareOrderSchema>

export const bareTimesSchema = z.object({ tookMs: z.number(), cpuMs: z.number() })
export type BareTimes = z.infer<typeof bareTimesSchema>
