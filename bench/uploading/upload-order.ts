import { z } from 'zod'

export const uploadOrderSchema = z.object({ baseUrl: z.string(), file: z.string() })
export type UploadOrder = z.infer<typeof uploadOrderSchema>

export const uploadedSchema = z.object({
  /** From the call to the answer and the finished hash. */
  tookMs: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaKey: z.string(),
  /** Highest resident memory of the process over what it was right before its first upload. */
  grownBytes: z.number(),
  cpuMs: z.number()
})
export type Uploaded = z.infer<typeof uploadedSchema>
