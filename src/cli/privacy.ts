import type { PostOptions, PrivacyLevel } from '../contract/queue/post-options.ts'

/** The three audiences by their short names on the command line, in TikTok's words. */
export const privacyLevels = {
  public: 'PUBLIC_TO_EVERYONE',
  friends: 'MUTUAL_FOLLOW_FRIENDS',
  self: 'SELF_ONLY'
} as const satisfies Record<string, PrivacyLevel>
export type PrivacyName = keyof typeof privacyLevels

/** The options for TikTok; comment, duet and stitch are off unless allowed. */
export function postOptionsOf(options: {
  privacy: PrivacyName
  allowComment?: boolean
  allowDuet?: boolean
  allowStitch?: boolean
}): PostOptions {
  return {
    privacyLevel: privacyLevels[options.privacy],
    disableComment: options.allowComment !== true,
    disableDuet: options.allowDuet !== true,
    disableStitch: options.allowStitch !== true
  }
}
