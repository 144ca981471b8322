import type { PostOptions, PrivacyLevel } from '../../contract/queue/post-options.ts'
import { soon, type Timing } from './timing.ts'

/** The publish panel's draft until it is confirmed, in memory only. Nothing is preselected. */
export interface Draft {
  audience: PrivacyLevel | null
  allowComment: boolean
  allowDuet: boolean
  allowStitch: boolean
  /** For the files without their own caption; `{name}` becomes the file's name. */
  caption: string
  /** The caption also replaces existing ones. */
  replaceCaptions: boolean
  timing: Timing
}

export const emptyDraft: Draft = {
  audience: null,
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  caption: '',
  replaceCaptions: false,
  timing: soon
}

/** Returns the options as sent; null until an audience is chosen. */
export function optionsOf({
  audience,
  allowComment,
  allowDuet,
  allowStitch
}: Draft): PostOptions | null {
  if (audience === null) return null
  return {
    privacyLevel: audience,
    disableComment: !allowComment,
    disableDuet: !allowDuet,
    disableStitch: !allowStitch
  }
}
