import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Pads or cuts plain text (no colours) to exactly `columns` cells; a cut text ends in "…". */
export function fitWidth(text: string, columns: number): string {
  const cut = cutWidth(text, columns)
  return cut + ' '.repeat(Math.max(0, columns - stringWidth(cut)))
}

/** Cuts plain text to at most `columns` cells, at the border of a character as a person sees it. */
export function cutWidth(text: string, columns: number): string {
  if (columns <= 0) return ''
  if (stringWidth(text) <= columns) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const width = stringWidth(segment)
    if (used + width > columns - 1) break
    kept += segment
    used += width
  }
  return `${kept}…`
}
