import type { PostOptions, PrivacyLevel } from '../../contract/queue/post-options.ts'
import { soon, type Timing } from './timing.ts'

/** The publish panel's draft until it is confirmed, in memory only. Nothing is preselected. */
export interface Draft {
  audience: PrivacyLevel | null
  allowComment: boolean
  allowDuet: boolean
  allowStitch: boolean
  /** For the files that have no caption of their own; `{name}` becomes the file's name. */
  caption: string
  /** The caption is also for the files that have one. */
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

/** The options as they are sent; null while nobody chose an audience. */
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
