import type { FindingCode } from '../../../../contract/media/finding.ts'

/** The source of each check's rule; a test compares it with the rules themselves. */
export const ruleSources = {
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
