import { z } from 'zod'
import { postOptionsSchema } from '../post-options.ts'
import { jobIds } from './inputs.ts'

/** What a person chose for some jobs so far, as far as they agree. */
export const choicesSchema = z.object({
  /** The caption that all of them have; null where they differ. */
  caption: z.string().nullable(),
  /** The jobs by what was chosen for them; `options` is null for those without a choice. In the order asked for. */
  groups: z.array(z.object({ options: postOptionsSchema.nullable(), jobIds: z.array(z.string()) }))
})
export type Choices = z.infer<typeof choicesSchema>

/** Calls of the publish panel that no other part of the window needs. */
export const composerCalls = {
  /** Jobs that are gone are left out. */
  'composer.choices': { input: z.strictObject({ jobIds }), output: choicesSchema }
} as const
