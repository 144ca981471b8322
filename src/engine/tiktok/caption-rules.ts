import type { Finding } from '../../contract/finding.ts'
import { limits } from './limits.ts'

/** A caption as it is sent: Windows and old Mac line ends become plain ones. */
export function normaliseCaption(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** Length as TikTok counts it: UTF-16 code units, so that most emoji are 2 and a family of four is 11. */
export function captionLength(text: string): number {
  return normaliseCaption(text).length
}

/** The hashtags in a caption, in order, with their `#`. A `#` alone is none. */
export function hashtagsIn(text: string): string[] {
  return text.match(/#[\p{L}\p{M}\p{N}_]+/gu) ?? []
}

export function captionTooLong(text: string): Finding | null {
  const units = captionLength(text)
  if (units <= limits.captionUnits) return null
  return {
    code: 'CAPTION_TOO_LONG', severity: 'block',
    measured: { value: units, unit: 'characters' }, allowed: { max: limits.captionUnits, unit: 'characters' },
    message: `The caption has ${units} characters as TikTok counts them (an emoji counts as two or more); ${limits.captionUnits} are allowed.`,
    action: `Shorten it by ${units - limits.captionUnits}.`
  }
}

export function hashtagsMany(text: string): Finding | null {
  const count = hashtagsIn(text).length
  if (count <= limits.hashtags) return null
  return {
    code: 'HASHTAGS_MANY', severity: 'warn',
    measured: { value: count, unit: 'hashtags' }, allowed: { max: limits.hashtags, unit: 'hashtags' },
    message: `The caption has ${count} hashtags; TikTok seems to ignore those after the fifth.`,
    action: 'Keep the five that matter most.'
  }
}

export function captionLineBreaks(text: string): Finding | null {
  const count = normaliseCaption(text).trim().split('\n').length - 1
  if (count === 0) return null
  return {
    code: 'CAPTION_LINE_BREAKS', severity: 'warn',
    measured: { value: count, unit: 'line breaks' }, allowed: { max: 0, unit: 'line breaks' },
    message: 'The caption has line breaks; TikTok may join the lines.',
    action: 'Keep them if the text also reads well in one line.'
  }
}
