import {
  hashtagsIn,
  captionLimits,
  lineBreaksIn,
  normaliseCaption
} from '../../../../contract/text/caption.ts'
import type { FindingCode } from '../../../../contract/media/finding.ts'

/** What stands for the file's name in a caption. */
export const namePlaceholder = '{name}'

/** The caption of one file: `{name}` becomes its name without the ending, as in the engine. */
export function expandCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return normaliseCaption(
    template.replaceAll(namePlaceholder, () => (dot > 0 ? fileName.slice(0, dot) : fileName))
  )
}

/** What the checks will warn of in this caption. */
export function captionWarnings(caption: string): FindingCode[] {
  const codes: FindingCode[] = []
  if (hashtagsIn(caption).length > captionLimits.hashtags) codes.push('HASHTAGS_MANY')
  if (lineBreaksIn(caption) > 0) codes.push('CAPTION_LINE_BREAKS')
  return codes
}

/** Length of the longest caption the template gives for these files; without files, its own. */
export function longestCaption(template: string, fileNames: readonly string[]): number {
  if (fileNames.length === 0 || !template.includes(namePlaceholder))
    return expandCaption(template, '').length
  return fileNames.reduce(
    (longest, name) => Math.max(longest, expandCaption(template, name).length),
    0
  )
}

/** Unique accounts that a caption mentions, with `@`. An address (`me@example.com`) is none. */
export function mentionsIn(caption: string): string[] {
  return [
    ...new Set(
      caption.match(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])?/gu) ?? []
    )
  ]
}

/** What is counted below a caption. `length` is in UTF-16 units, as TikTok counts. */
export interface CaptionCount {
  length: number
  tooLong: boolean
  hashtags: number
  mentions: number
  lineBreaks: boolean
}

/** Counts a caption as expanded for these files; if it differs between files, the longest one. */
export function countCaption(template: string, fileNames: readonly string[]): CaptionCount {
  const example = expandCaption(template, fileNames[0] ?? '')
  const length = longestCaption(template, fileNames)
  return {
    length,
    tooLong: length > captionLimits.units,
    hashtags: hashtagsIn(example).length,
    mentions: mentionsIn(example).length,
    lineBreaks: lineBreaksIn(example) > 0
  }
}
