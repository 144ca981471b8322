import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Pads or cuts a path (no colours) to exactly `columns` cells; cuts the start, keeps the name. */
export function fitPath(text: string, columns: number): string {
  const cut = cutStart(text, columns)
  return cut + ' '.repeat(Math.max(0, columns - stringWidth(cut)))
}

/** Cuts plain text to at most `columns` cells, between graphemes. */
export function cutWidth(text: string, columns: number): string {
  if (columns <= 0) return ''
  if (stringWidth(text) <= columns) return text
  return `${takeWhileFits(charactersOf(text), columns - 1).join('')}…`
}

function cutStart(text: string, columns: number): string {
  if (columns <= 0) return ''
  if (stringWidth(text) <= columns) return text
  return `…${takeWhileFits(charactersOf(text).toReversed(), columns - 1)
    .toReversed()
    .join('')}`
}

/** Graphemes: characters as the user sees them. */
function charactersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}

function takeWhileFits(characters: readonly string[], columns: number): string[] {
  let used = 0
  const end = characters.findIndex((character) => (used += stringWidth(character)) > columns)
  return characters.slice(0, end < 0 ? undefined : end)
}
