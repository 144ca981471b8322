import { IntlMessageFormat } from 'intl-messageformat'

type Parts = ReturnType<IntlMessageFormat['getAst']>

/**
 * Formats a message of the catalogue for a reader: arguments as ‹name›, only the last branch of
 * each choice.
 */
export function patternText(pattern: string): string {
  return textOf(new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true }).getAst(), '')
}

/** @param counted the argument that `#` refers to */
function textOf(parts: Parts, counted: string): string {
  return parts
    .map((part) => {
      if (!('value' in part)) return `‹${counted}›`
      if ('options' in part)
        return textOf(Object.values(part.options).at(-1)?.value ?? [], part.value)
      return part.type === literalType ? part.value : `‹${part.value}›`
    })
    .join('')
}

/** The library does not export the parser's enum. */
const literalType = new IntlMessageFormat('x', 'en').getAst()[0]?.type
