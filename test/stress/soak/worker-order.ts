import { z } from 'zod'
import { postOptionsSchema } from '../../../src/contract/queue/post-options.ts'

/** What one life of the engine is to do, told through its environment. */
export const workerOrderSchema = z.object({
  dataDir: z.string(),
  clipDir: z.string(),
  baseUrl: z.string(),
  profileId: z.string(),
  options: postOptionsSchema,
  /** Gets one line for each thing the person did, once the engine said that it is done. */
  journalFile: z.string(),
  anchorMs: z.number(),
  speed: z.number(),
  offsetMs: z.number(),
  uploadConcurrency: z.int().positive(),
  /** Ids of unknown jobs that are to be looked for once more; others that are unknown are left as they are. */
  lookFor: z.array(z.string()),
  /** A person's word on jobs that are unknown, by the file's hash. */
  resolve: z.record(z.string(), z.enum(['posted', 'post-again'])),
  /** Dies in place of closing the database, so that its log stays as it is. */
  endByKill: z.boolean()
})
export type WorkerOrder = z.infer<typeof workerOrderSchema>

export const journalLineSchema = z.discriminatedUnion('did', [
  z.object({ did: z.literal('added') }),
  z.object({ did: z.literal('confirmed'), path: z.string() }),
  /** Written before the order is given: what follows may be posted a second time by a person's will. */
  z.object({ did: z.literal('post-again'), sha256: z.string() })
])
export type JournalLine = z.infer<typeof journalLineSchema>
