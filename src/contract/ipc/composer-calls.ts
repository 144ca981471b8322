import { z } from 'zod'
import { postOptionsSchema } from '../queue/post-options.ts'
import { requestResultSchema } from '../queue/queue-command.ts'
import { jobIds } from '../inputs.ts'

/** The choices that some jobs have in common so far. */
export const choicesSchema = z.object({
  /** Their common caption; null if captions differ. */
  caption: z.string().nullable(),
  /** How many of them have no caption. */
  withoutCaption: z.int(),
  /** The jobs grouped by their options, in the requested order; `options` null: none chosen. */
  groups: z.array(z.object({ options: postOptionsSchema.nullable(), jobIds: z.array(z.string()) }))
})
export type Choices = z.infer<typeof choicesSchema>

/** A change of the captions of several jobs. `{name}` becomes the file's name. */
export const wordChangeSchema = z.strictObject({
  /** `empty`: only for jobs without a caption. */
  caption: z
    .strictObject({ text: z.string().max(100_000), which: z.enum(['all', 'empty']) })
    .optional(),
  /** `empty`: only where there are none. `replace`: replaces the hashtags at the end. */
  hashtags: z
    .strictObject({
      tags: z
        .array(
          z
            .string()
            .regex(/^#[\p{L}\p{M}\p{N}_]+$/u)
            .max(200)
        )
        .max(100),
      how: z.enum(['add', 'empty', 'replace'])
    })
    .optional()
})
export type WordChange = z.infer<typeof wordChangeSchema>

/** Calls that only the publish panel needs. */
export const composerCalls = {
  /** Skips jobs that no longer exist. */
  'composer.choices': { input: z.strictObject({ jobIds }), output: choicesSchema },
  /** Changes captions and hashtags of several jobs at once; confirmed jobs stay confirmed. */
  'composer.editWords': {
    input: z.strictObject({ jobIds, change: wordChangeSchema }),
    output: requestResultSchema
  }
} as const
