import { z } from 'zod'

/** A newer version of the app, from when it is found until it is installed. */
export const updateSchema = z.object({
  /** `unsupported`: not a release. `by-hand`: with the system's installer. `ready`: at quit. */
  phase: z.enum(['unsupported', 'none', 'available', 'by-hand', 'downloading', 'ready', 'failed']),
  version: z.string(),
  /** How much of it is downloaded, in steps of ten. */
  percent: z.int()
})
export type Update = z.infer<typeof updateSchema>
export const noUpdate: Update = { phase: 'none', version: '', percent: 0 }
