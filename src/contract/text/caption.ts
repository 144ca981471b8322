/** Limits of a caption. TikTok's "UTF-16 runes" are read as code units, the higher count. */
export const captionLimits = { units: 2200, hashtags: 5 } as const

/** Converts a caption to the form that is sent: Windows and old Mac line ends become LF. */
export function normaliseCaption(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The placeholder for the file's name in a caption. */
export const namePlaceholder = '{name}'

/**
 * Fills a caption template for one file. `{name}` is the file name without its extension; other
 * braces stay as typed. Line ends become LF, as they are counted.
 */
export function renderCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  const name = dot > 0 ? fileName.slice(0, dot) : fileName
  return normaliseCaption(template.replaceAll(namePlaceholder, () => name))
}

/**
 * Returns the length by TikTok's count, in UTF-16 code units: most emoji are 2, a family of four
 * 11.
 */
export function captionLength(text: string): number {
  return normaliseCaption(text).length
}

/** Returns the hashtags in a caption, in order, with their `#`. A lone `#` is not a hashtag. */
export function hashtagsIn(text: string): string[] {
  return text.match(/#[\p{L}\p{M}\p{N}_]+/gu) ?? []
}

/** Counts the line breaks inside a caption, without leading and trailing ones. */
export function lineBreaksIn(text: string): number {
  return normaliseCaption(text).trim().split('\n').length - 1
}

/** Returns the start of a caption that fits a list. */
export function captionExcerpt(text: string): string {
  return text.slice(0, 140)
}
