import { hashtagsIn, captionLimits, lineBreaksIn, normaliseCaption } from '../../../contract/caption.ts'
import type { FindingCode } from '../../../contract/finding.ts'

/** The caption of one file: `{name}` becomes its name without the ending, as in the engine. */
export function expandCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return normaliseCaption(template.replaceAll('{name}', () => (dot > 0 ? fileName.slice(0, dot) : fileName)))
}

/** What the checks will warn of in this caption. */
export function captionWarnings(caption: string): FindingCode[] {
  const codes: FindingCode[] = []
  if (hashtagsIn(caption).length > captionLimits.hashtags) codes.push('HASHTAGS_MANY')
  if (lineBreaksIn(caption) > 0) codes.push('CAPTION_LINE_BREAKS')
  return codes
}

/** Length of the longest caption that the template gives for these files; of the template itself when there are none. */
export function longestCaption(template: string, fileNames: readonly string[]): number {
  if (fileNames.length === 0 || !template.includes('{name}')) return expandCaption(template, '').length
  return fileNames.reduce((longest, name) => Math.max(longest, expandCaption(template, name).length), 0)
}
