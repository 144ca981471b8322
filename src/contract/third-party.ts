import { z } from 'zod'

/** Something by others that the app is made of or comes with, and the terms that it comes under. */
export const thirdPartySchema = z.object({
  name: z.string(),
  /** Empty where it is the build's that is shipped. */
  version: z.string(),
  /** The licence's name, as the package names it: "MIT". */
  licence: z.string(),
  link: z.string().nullable(),
  /** The licence in full, or a note on where it lies; null where the package brings none. */
  text: z.string().nullable()
})
export type ThirdParty = z.infer<typeof thirdPartySchema>
