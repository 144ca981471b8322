import type { PrivacyLevel } from '../../../../contract/queue/post-options.ts'

/** The audiences in the order in which they are offered. */
export const privacyLevels: readonly PrivacyLevel[] = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY'
]
