import type { CheckOptions, Verdict } from '../../contract/media/check.ts'
import type { Finding, FindingCode } from '../../contract/media/finding.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'
import * as caption from '../../contract/text/caption-rules.ts'
import { containerName, isSupportedContainer } from '../media/mp4/container.ts'
import { containerUnsupported, fileTooLarge } from './file-findings.ts'
import { sources } from './limits.ts'
import * as media from './media-rules.ts'

export { duplicateFinding } from './file-findings.ts'

/** The source of a rule, and its subject: file, media, caption, or the account's other posts. */
export type Rule =
  | { on: 'file' | 'account'; source: string }
  | {
      on: 'media'
      source: string
      judge: (facts: MediaFacts, options: CheckOptions) => Finding | null
    }
  | { on: 'caption'; source: string; judge: (text: string) => Finding | null }

/** Every rule, one for each code, in the order in which findings are shown. */
export const rules: Readonly<Record<FindingCode, Rule>> = {
  FILE_UNREADABLE: { on: 'file', source: sources.ourselves },
  FILE_EMPTY: { on: 'file', source: sources.ourselves },
  FILE_TOO_LARGE: { on: 'file', source: sources.tiktokMedia },
  CONTAINER_UNSUPPORTED: { on: 'file', source: sources.aetherGuide },
  FILE_TRUNCATED: { on: 'file', source: sources.ourselves },
  VIDEO_STREAM_MISSING: { on: 'media', source: sources.tiktokMedia, judge: media.pictureMissing },
  CODEC_UNSUPPORTED: { on: 'media', source: sources.aetherGuide, judge: media.codec },
  VIDEO_TOO_SHORT: { on: 'media', source: sources.aetherGuide, judge: media.tooShort },
  VIDEO_TOO_LONG: { on: 'media', source: sources.aetherGuide, judge: media.tooLong },
  ASPECT_NOT_9_16: { on: 'media', source: sources.aetherGuide, judge: media.aspect },
  SIDE_TOO_SMALL: { on: 'media', source: sources.tiktokMedia, judge: media.sideTooSmall },
  SIDE_TOO_LARGE: { on: 'media', source: sources.tiktokMedia, judge: media.sideTooLarge },
  FPS_OUT_OF_RANGE: { on: 'media', source: sources.tiktokMedia, judge: media.frameRate },
  FPS_VARIABLE: {
    on: 'media',
    source: 'https://github.com/em1dev/ElPatoClip/issues/46',
    judge: media.variableRate
  },
  AUDIO_MISSING: { on: 'media', source: sources.practice, judge: media.soundMissing },
  AUDIO_NOT_AAC: { on: 'media', source: sources.practice, judge: media.soundNotAac },
  HDR: { on: 'media', source: sources.practice, judge: media.hdr },
  CHROMA: { on: 'media', source: sources.practice, judge: media.chroma },
  INTERLACED: { on: 'media', source: sources.practice, judge: media.interlaced },
  CAPTION_TOO_LONG: { on: 'caption', source: sources.tiktokPost, judge: caption.captionTooLong },
  HASHTAGS_MANY: { on: 'caption', source: sources.hashtagCap, judge: caption.hashtagsMany },
  CAPTION_LINE_BREAKS: {
    on: 'caption',
    source: sources.lineBreaks,
    judge: caption.captionLineBreaks
  },
  DUPLICATE_CONTENT: { on: 'account', source: sources.ourselves }
}

/** Checks the content of an undamaged MP4 or MOV file, in the table's order. */
export function checkMedia(facts: MediaFacts, options: CheckOptions): Finding[] {
  return Object.values(rules).flatMap((rule) =>
    rule.on === 'media' ? (rule.judge(facts, options) ?? []) : []
  )
}

/** Returns all findings about a video: its size and container, then its content. */
export function checkVideo(facts: MediaFacts, options: CheckOptions): Finding[] {
  const { container, sizeBytes } = facts
  const unsupported = isSupportedContainer(container)
    ? null
    : containerUnsupported(container, containerName(container))
  return [fileTooLarge(sizeBytes) ?? [], unsupported ?? [], checkMedia(facts, options)].flat()
}

/** Checks a caption as it will be posted, with its variables filled in. */
export function checkCaption(text: string): Finding[] {
  return Object.values(rules).flatMap((rule) =>
    rule.on === 'caption' ? (rule.judge(text) ?? []) : []
  )
}

/** Returns the verdict of the worst severity; `info` alone is ok. */
export function verdictOf(findings: readonly Finding[]): Exclude<Verdict, 'skip'> {
  if (findings.some((finding) => finding.severity === 'block')) return 'block'
  return findings.some((finding) => finding.severity === 'warn') ? 'warn' : 'ok'
}
