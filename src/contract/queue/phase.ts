import { z } from 'zod'

/** Where a job stands. The legal moves between phases are the table in `engine/domain/phase-table.ts`. */
export const phases = [
  'checking',
  'needs-attention',
  'ready',
  'waiting',
  'uploading',
  'uploaded',
  'submitting',
  'processing',
  'scheduled',
  'published',
  'failed',
  'cancelled',
  'unknown'
] as const
export const phaseSchema = z.enum(phases)
export type Phase = z.infer<typeof phaseSchema>

/** Why an armed job is not moving; a job that only waits for its turn has no reason. */
export const waitReasons = [
  'schedule',
  'quota',
  'rate-limit',
  'offline',
  'paused',
  'audience-check',
  'not-authorised',
  'reconnect',
  'back-off'
] as const
export const waitReasonSchema = z.enum(waitReasons)
export type WaitReason = z.infer<typeof waitReasonSchema>

export const waitingSchema = z.object({
  reason: waitReasonSchema,
  /** UTC instant at which it goes on by itself; null when a person or an event must come first. */
  until: z.iso.datetime().nullable()
})
export type Waiting = z.infer<typeof waitingSchema>
