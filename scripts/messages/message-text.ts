import { IntlMessageFormat } from 'intl-messageformat'
import { english } from '../../src/contract/messages/english.ts'
import { isLiteral } from '../../src/contract/messages/pseudo.ts'

type Parts = ReturnType<IntlMessageFormat['getAst']>

const texts: Readonly<Record<string, string>> = english

/** A text of the catalogue for a reader: arguments as ‹name›, and of several branches the last one. Null where there is none of this id. */
export function messageText(id: string): string | null {
  const text = texts[id]
  return text === undefined
    ? null
    : shown(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
}

function shown(parts: Parts, counted = ''): string {
  return parts
    .map((part) => {
      if ('options' in part)
        return shown(Object.values(part.options).at(-1)?.value ?? [], part.value)
      if (!('value' in part)) return `‹${counted}›`
      return isLiteral(part) ? part.value : `‹${part.value}›`
    })
    .join('')
}
