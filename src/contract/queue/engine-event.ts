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
  /** Posts whose time went by and that wait for a person's word: one question for all of them. */
  missedJobs: z.int(),
  /** How far this computer's clock is ahead of Aether's (negative: behind), in ms; null while that does not matter. */
  clockSkewMs: z.number().nullable(),
  apiCallsThisMonth: z.int(),
  /** How many a month the key has, as far as the person said; else those of the free tier. */
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
