import { IntlMessageFormat } from 'intl-messageformat'
import { stretchText } from './stretch-text.ts'

type Parts = ReturnType<IntlMessageFormat['getAst']>
type Part = Parts[number]

/**
 * Returns a message in the pseudo-locale: every letter accented, every vowel doubled, about 40 %
 * longer. Text without accents is not in the catalogue; clipped text has no room for other
 * languages.
 */
export function pseudo(parts: Parts): Parts {
  return parts.map(stretch)
}

function stretch(part: Part): Part {
  if ('value' in part && isLiteral(part)) return { ...part, value: stretchText(part.value) }
  if (!('options' in part)) return part
  const options = Object.fromEntries(
    Object.entries(part.options).map(([name, option]) => [
      name,
      { ...option, value: pseudo(option.value) }
    ])
  )
  return { ...part, options }
}

let literalType: Part['type'] | undefined

/** Tells plain text from an argument, of the same shape: the library does not export its enum. */
export function isLiteral(part: Part): boolean {
  literalType ??= new IntlMessageFormat('x', 'en').getAst()[0]?.type
  return part.type === literalType
}
