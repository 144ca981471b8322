/** Bounds of a caption. TikTok's "UTF-16 runes" are code units, the count that is never too small. */
export const captionLimits = { units: 2200, hashtags: 5 } as const

/** A caption as it is sent: Windows and old Mac line ends become plain ones. */
export function normaliseCaption(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** What stands for the file's name in a caption. */
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

/** Length as TikTok counts it, in UTF-16 code units: most emoji are 2, a family of four is 11. */
export function captionLength(text: string): number {
  return normaliseCaption(text).length
}

/** The hashtags in a caption, in order, with their `#`. A `#` alone is none. */
export function hashtagsIn(text: string): string[] {
  return text.match(/#[\p{L}\p{M}\p{N}_]+/gu) ?? []
}

/** Line breaks between the words of a caption; those around it do not count. */
export function lineBreaksIn(text: string): number {
  return normaliseCaption(text).trim().split('\n').length - 1
}

/** As much of a caption as a list shows. */
export function captionExcerpt(text: string): string {
  return text.slice(0, 140)
}
