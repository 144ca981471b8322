import { IntlMessageFormat } from 'intl-messageformat'
import { stretchText } from './stretch-text.ts'

type Parts = ReturnType<IntlMessageFormat['getAst']>
type Part = Parts[number]

/**
 * The pseudo-locale of a message: every letter with an accent, every vowel twice, about 40 % longer.
 * What shows up without accents is not in the catalogue; what is clipped leaves no room for other
 * languages.
 */
export function pseudo(parts: Parts): Parts {
  return parts.map(stretch)
}

function stretch(part: Part): Part {
  if (part.type === literalType && 'value' in part)
    return { ...part, value: stretchText(part.value) }
  if (!('options' in part)) return part
  const options = Object.fromEntries(
    Object.entries(part.options).map(([name, option]) => [
      name,
      { ...option, value: pseudo(option.value) }
    ])
  )
  return { ...part, options }
}

/** The library does not export the parser's enum. */
const literalType = new IntlMessageFormat('x', 'en').getAst()[0]?.type
