import { z } from 'zod'
import { accountSchema } from '../account/account.ts'
import { jobSchema, uploadProgressSchema } from './job.ts'

/** What holds the whole queue, if anything: shown as a banner, said once. */
export const holdSchema = z.object({
  reason: z.enum(['paused', 'offline', 'rate-limit', 'not-authorised', 'storage']),
  until: z.string().nullable(),
  message: z.string()
})
export type Hold = z.infer<typeof holdSchema>

/** State of the queue as a whole. `runner`: who sends: this process, another one, or nobody. */
export const queueStateSchema = z.object({
  runner: z.enum(['this', 'other', 'none']),
  paused: z.boolean(),
  /** Paused, but what was being sent at that moment still goes out; nothing else starts. */
  stopping: z.boolean(),
  hold: holdSchema.nullable(),
  /** Posts whose time passed and that wait for the user's decision: one question for all. */
  missedJobs: z.int(),
  /** How far this clock is ahead of Aether's (negative: behind), in ms; null if negligible. */
  clockSkewMs: z.number().nullable(),
  apiCallsThisMonth: z.int(),
  /** Monthly API calls of the key as the user set them; else those of the free tier. */
  apiCallBudget: z.int()
})
export type QueueState = z.infer<typeof queueStateSchema>

/** Everything the engine tells its face, in the order in which it happened. */
export const engineEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobSchema }),
  z.object({ type: z.literal('progress'), progress: uploadProgressSchema }),
  z.object({ type: z.literal('queue'), queue: queueStateSchema }),
  z.object({ type: z.literal('accounts'), accounts: z.array(accountSchema) })
])
export type EngineEvent = z.infer<typeof engineEventSchema>
