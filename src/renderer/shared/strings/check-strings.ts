import type { FindingCode } from '../../../contract/media/finding.ts'

/** Who says so, for each rule of the checks; a test holds it against the rules themselves. */
const ruleSources = {
  FILE_UNREADABLE: 'app',
  FILE_EMPTY: 'app',
  FILE_TOO_LARGE: 'tiktokMedia',
  CONTAINER_UNSUPPORTED: 'aetherGuide',
  FILE_TRUNCATED: 'app',
  VIDEO_STREAM_MISSING: 'tiktokMedia',
  CODEC_UNSUPPORTED: 'aetherGuide',
  VIDEO_TOO_SHORT: 'aetherGuide',
  VIDEO_TOO_LONG: 'aetherGuide',
  ASPECT_NOT_9_16: 'aetherGuide',
  SIDE_TOO_SMALL: 'tiktokMedia',
  SIDE_TOO_LARGE: 'tiktokMedia',
  FPS_OUT_OF_RANGE: 'tiktokMedia',
  FPS_VARIABLE: 'reports',
  AUDIO_MISSING: 'practice',
  AUDIO_NOT_AAC: 'practice',
  HDR: 'practice',
  CHROMA: 'practice',
  INTERLACED: 'practice',
  CAPTION_TOO_LONG: 'tiktokPost',
  HASHTAGS_MANY: 'reports',
  CAPTION_LINE_BREAKS: 'reports',
  DUPLICATE_CONTENT: 'app'
} as const satisfies Record<FindingCode, string>

/** What the checks found in one file. */
export const checkStrings = {
  checks: {
    label: 'Checks',
    fine: 'Nothing found that TikTok would refuse.',
    running: 'The checks are still running.',
    severities: { block: 'Must be mended', warn: 'Worth a look', info: 'Good to know' },
    measured: 'Measured',
    allowed: 'allowed',
    toDo: 'What to do:',
    ruleOf: (source: string) => `Rule: ${source}`,
    sources: {
      tiktokMedia: 'TikTok’s media guide',
      tiktokPost: 'TikTok’s posting guide',
      aetherGuide: 'Aether’s guide to TikTok',
      practice: 'common practice, TikTok names no rule',
      reports: 'reported by others who post',
      app: 'a promise of this app'
    },
    ruleSources,
    postAsItIs: 'Post as it is',
    postAnyway: 'Post anyway',
    letThrough: 'You let this through.',
    takeBack: 'Take that back'
  }
} as const
