import type { PostOptions, PrivacyLevel } from '../contract/queue/post-options.ts'

/** The three audiences by their short names on the command line, in TikTok's words. */
export const privacyLevels = {
  public: 'PUBLIC_TO_EVERYONE',
  friends: 'MUTUAL_FOLLOW_FRIENDS',
  self: 'SELF_ONLY'
} as const satisfies Record<string, PrivacyLevel>

export function privacyName(level: PrivacyLevel): string {
  return Object.entries(privacyLevels).find(([, value]) => value === level)?.[0] ?? level
}

export interface PostFlags {
  privacy: keyof typeof privacyLevels
  allowComment?: boolean
  allowDuet?: boolean
  allowStitch?: boolean
}

/** The options for TikTok; comment, duet and stitch are off unless allowed. */
export function postOptionsOf(options: PostFlags): PostOptions {
  return {
    privacyLevel: privacyLevels[options.privacy],
    disableComment: options.allowComment !== true,
    disableDuet: options.allowDuet !== true,
    disableStitch: options.allowStitch !== true
  }
}
