import type { Finding } from '../media/finding.ts'
import { captionLength, captionLimits, hashtagsIn, lineBreaksIn } from './caption.ts'

export function captionTooLong(text: string): Finding | null {
  const units = captionLength(text)
  if (units <= captionLimits.units) return null
  return {
    code: 'CAPTION_TOO_LONG',
    severity: 'block',
    measured: { value: units, unit: 'characters' },
    allowed: { max: captionLimits.units, unit: 'characters' },
    message: `The caption has ${units} characters as TikTok counts them (an emoji counts as two or more); ${captionLimits.units} are allowed.`,
    action: `Shorten it by ${units - captionLimits.units}.`
  }
}

export function hashtagsMany(text: string): Finding | null {
  const count = hashtagsIn(text).length
  if (count <= captionLimits.hashtags) return null
  return {
    code: 'HASHTAGS_MANY',
    severity: 'warn',
    measured: { value: count, unit: 'hashtags' },
    allowed: { max: captionLimits.hashtags, unit: 'hashtags' },
    message: `The caption has ${count} hashtags; TikTok seems to ignore those after the fifth.`,
    action: 'Keep the five that matter most.'
  }
}

export function captionLineBreaks(text: string): Finding | null {
  const count = lineBreaksIn(text)
  if (count === 0) return null
  return {
    code: 'CAPTION_LINE_BREAKS',
    severity: 'warn',
    measured: { value: count, unit: 'line breaks' },
    allowed: { max: 0, unit: 'line breaks' },
    message: 'The caption has line breaks; TikTok may join the lines.',
    action: 'Keep them if the text also reads well in one line.'
  }
}
