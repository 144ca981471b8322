import { z } from 'zod'

/** A third-party component of the app or shipped with it, and its licence. */
export const thirdPartySchema = z.object({
  name: z.string(),
  /** Empty for the version in the shipped build. */
  version: z.string(),
  /** The licence's name as in the package: "MIT". */
  licence: z.string(),
  link: z.string().nullable(),
  /** The licence text, or a note on where to find it; null if the package has none. */
  text: z.string().nullable()
})
export type ThirdParty = z.infer<typeof thirdPartySchema>
