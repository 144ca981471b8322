import { z } from 'zod'
import { postOptionsSchema } from '../../../src/contract/queue/post-options.ts'

/** The task of one life of the engine, passed in its environment. */
export const workerOrderSchema = z.object({
  dataDir: z.string(),
  clipDir: z.string(),
  baseUrl: z.string(),
  profileId: z.string(),
  options: postOptionsSchema,
  /** Gets one line per action of the user, once the engine reported it as done. */
  journalFile: z.string(),
  anchorMs: z.number(),
  speed: z.number(),
  offsetMs: z.number(),
  uploadConcurrency: z.int().positive(),
  /** Ids of unknown jobs to look for again; other unknown ones stay as they are. */
  lookFor: z.array(z.string()),
  /** The user's resolution of unknown jobs, by the file's hash. */
  resolve: z.record(z.string(), z.enum(['posted', 'post-again'])),
  /** Kills itself instead of closing the database, so that its log stays as it is. */
  endByKill: z.boolean()
})
export type WorkerOrder = z.infer<typeof workerOrderSchema>

export const journalLineSchema = z.discriminatedUnion('did', [
  z.object({ did: z.literal('added') }),
  z.object({ did: z.literal('confirmed'), path: z.string() }),
  /**
   * Written before the command is sent: the following post may be a second one that the user
   * requested.
   */
  z.object({ did: z.literal('post-again'), sha256: z.string() })
])
export type JournalLine = z.infer<typeof journalLineSchema>
