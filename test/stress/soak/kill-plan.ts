import { z } from 'zod'

/**
 * Where a process must die: at its n-th point, or at the given occurrence of one kind of point (and
 * some ms later).
 */
export const aimSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nth'), n: z.int().positive() }),
  z.object({
    kind: z.literal('label'),
    label: z.string(),
    occurrence: z.int().positive(),
    delayMs: z.number().nonnegative()
  })
])
export type Aim = z.infer<typeof aimSchema>

/** The preload's settings, from its environment. */
export const killPlanSchema = z.object({
  aim: aimSchema.nullable(),
  /** Gets the label of the point at which the process killed itself. */
  reportFile: z.string(),
  /** Gets the label of each reached point, one per line. */
  traceFile: z.string().optional(),
  /** Keeps the whole history in the write-ahead log. */
  noCheckpoint: z.boolean()
})
export type KillPlan = z.infer<typeof killPlanSchema>
