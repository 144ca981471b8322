import { z } from 'zod'

/** Who may see the post, in TikTok's terms. There is no default: the user chooses. */
export const privacyLevelSchema = z.enum([
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY'
])
export type PrivacyLevel = z.infer<typeof privacyLevelSchema>

/** The choices that TikTok requires before each post; always sent exactly as chosen. */
export const postOptionsSchema = z.object({
  privacyLevel: privacyLevelSchema,
  disableComment: z.boolean(),
  disableDuet: z.boolean(),
  disableStitch: z.boolean()
})
export type PostOptions = z.infer<typeof postOptionsSchema>
