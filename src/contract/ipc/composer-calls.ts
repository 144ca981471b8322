import { z } from 'zod'
import { postOptionsSchema } from '../queue/post-options.ts'
import { requestResultSchema } from '../queue/queue-command.ts'
import { jobIds } from '../inputs.ts'

/** What the user chose for some jobs so far, as far as they agree. */
export const choicesSchema = z.object({
  /** The caption that all of them have; null where they differ. */
  caption: z.string().nullable(),
  /** How many of them have no caption. */
  withoutCaption: z.int(),
  /** The jobs grouped by their options, in the requested order; `options` null: none chosen. */
  groups: z.array(z.object({ options: postOptionsSchema.nullable(), jobIds: z.array(z.string()) }))
})
export type Choices = z.infer<typeof choicesSchema>

/** A change of the captions of several jobs. `{name}` in a text becomes the file's name. */
export const wordChangeSchema = z.strictObject({
  /** `empty`: only for those that have none. */
  caption: z
    .strictObject({ text: z.string().max(100_000), which: z.enum(['all', 'empty']) })
    .optional(),
  /** `empty`: only where there are none. `replace`: in the place of those at the end. */
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

/** Calls of the publish panel that no other part of the window needs. */
export const composerCalls = {
  /** Jobs that are gone are left out. */
  'composer.choices': { input: z.strictObject({ jobIds }), output: choicesSchema },
  /** Captions and hashtags of several jobs at once; what was confirmed stays confirmed. */
  'composer.editWords': {
    input: z.strictObject({ jobIds, change: wordChangeSchema }),
    output: requestResultSchema
  }
} as const
