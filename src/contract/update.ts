import { z } from 'zod'

/** A newer version of the app, from its discovery to its installation. */
export const updateSchema = z.object({
  /**
   * `unsupported`: not a release. `by-hand`: use the system's installer. `ready`: installs at quit.
   */
  phase: z.enum(['unsupported', 'none', 'available', 'by-hand', 'downloading', 'ready', 'failed']),
  version: z.string(),
  /** Downloaded part in percent, in steps of ten. */
  percent: z.int()
})
export type Update = z.infer<typeof updateSchema>
export const noUpdate: Update = { phase: 'none', version: '', percent: 0 }
