import type { FindingCode } from '../../../../contract/media/finding.ts'
import {
  captionLimits,
  hashtagsIn,
  lineBreaksIn,
  namePlaceholder,
  renderCaption
} from '../../../../contract/text/caption.ts'
import { captionLineBreaks, hashtagsMany } from '../../../../contract/text/caption-rules.ts'

/** Returns the warnings that the checks will give for this caption. */
export function captionWarnings(caption: string): FindingCode[] {
  return [hashtagsMany(caption), captionLineBreaks(caption)].flatMap((found) => found?.code ?? [])
}

/** Returns the length of the template's longest caption for these files; without files, its own. */
export function longestCaption(template: string, fileNames: readonly string[]): number {
  if (fileNames.length === 0 || !template.includes(namePlaceholder))
    return renderCaption(template, '').length
  return fileNames.reduce(
    (longest, name) => Math.max(longest, renderCaption(template, name).length),
    0
  )
}

/** Returns the unique accounts in a caption, with `@`. An address (`me@example.com`) is not one. */
export function mentionsIn(caption: string): string[] {
  return [
    ...new Set(
      caption.match(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])?/gu) ?? []
    )
  ]
}

/** The counts below a caption. */
export type CaptionCount = ReturnType<typeof countCaption>

/**
 * Counts a caption as expanded for these files; if it differs between files, the longest one.
 * `length` is in UTF-16 units, as TikTok counts.
 */
export function countCaption(template: string, fileNames: readonly string[]) {
  const example = renderCaption(template, fileNames[0] ?? '')
  const length = longestCaption(template, fileNames)
  return {
    length,
    tooLong: length > captionLimits.units,
    hashtags: hashtagsIn(example).length,
    mentions: mentionsIn(example).length,
    lineBreaks: lineBreaksIn(example) > 0
  }
}
