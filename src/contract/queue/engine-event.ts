import { z } from 'zod'
import { accountSchema } from '../account/account.ts'
import { jobSchema, uploadProgressSchema } from './job.ts'

/** The hold of the whole queue, if any: shown as a banner, notified once. */
export const holdSchema = z.object({
  reason: z.enum(['paused', 'offline', 'rate-limit', 'not-authorised', 'storage']),
  until: z.string().nullable(),
  message: z.string()
})
export type Hold = z.infer<typeof holdSchema>

/** State of the whole queue. `runner`: which process sends: this one, another one, or none. */
export const queueStateSchema = z.object({
  runner: z.enum(['this', 'other', 'none']),
  paused: z.boolean(),
  /** Paused, but running sends finish; no other starts. */
  stopping: z.boolean(),
  hold: holdSchema.nullable(),
  /** Posts whose time passed and that wait for the user's decision: one question for all. */
  missedJobs: z.int(),
  /** How far this clock is ahead of Aether's (negative: behind), in ms; null if negligible. */
  clockSkewMs: z.number().nullable(),
  apiCallsThisMonth: z.int(),
  /** The key's monthly API calls as set by the user; else those of the free tier. */
  apiCallBudget: z.int()
})
export type QueueState = z.infer<typeof queueStateSchema>

/** All events of the engine for its client, in the order in which they happened. */
export const engineEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobSchema }),
  z.object({ type: z.literal('progress'), progress: uploadProgressSchema }),
  z.object({ type: z.literal('queue'), queue: queueStateSchema }),
  z.object({ type: z.literal('accounts'), accounts: z.array(accountSchema) })
])
export type EngineEvent = z.infer<typeof engineEventSchema>
