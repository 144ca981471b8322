import { IntlMessageFormat } from 'intl-messageformat'
import { english } from '../../src/contract/messages/english.ts'
import type { ArgumentsOf, Message, MessageId } from '../../src/contract/messages/message.ts'

type Parts = ReturnType<IntlMessageFormat['getAst']>
type Known<Id extends MessageId> =
  ArgumentsOf<Id> extends [infer Args]
    ? { [Name in keyof Args]?: Exclude<Args[Name], Message> | RegExp }
    : never

/** A message with holes: an argument that is not given matches anything, and one may be a pattern itself. */
export function pattern<Id extends MessageId>(id: Id, known?: Known<Id>): RegExp {
  const parts = new IntlMessageFormat(english[id], 'en', undefined, { ignoreTag: true }).getAst()
  return new RegExp(source(parts, new Map(Object.entries(known ?? {}))))
}

/** One of these patterns. */
export const anyOf = (...patterns: RegExp[]): RegExp =>
  new RegExp(`(?:${patterns.map((one) => one.source).join('|')})`)

/** A text that begins with these patterns, one after another. */
export const begins = (...patterns: RegExp[]): RegExp =>
  new RegExp(`^${patterns.map((one) => one.source).join('')}`)

/** These patterns, one after another, and nothing besides. */
export const whole = (...patterns: RegExp[]): RegExp => new RegExp(`${begins(...patterns).source}$`)

function source(parts: Parts, known: ReadonlyMap<string, unknown>): string {
  return parts
    .map((part) => {
      if ('options' in part) {
        const given = known.get(part.value)
        const inner = new Map(known).set('#', given)
        const ways = Object.entries(part.options)
          .filter(([way]) => given === undefined || way === wayOf(given, Object.keys(part.options)))
          .map(([, option]) => source(option.value, inner))
        return `(?:${ways.join('|')})`
      }
      const name = 'value' in part ? part.value : '#'
      if ('value' in part && part.type === literalType) return escape(name)
      const given = known.get(name)
      return given === undefined ? '.+' : worded(given)
    })
    .join('')
}

/** The library does not export the parser's enum. */
const literalType = new IntlMessageFormat('x', 'en').getAst()[0]?.type

/** Which of a plural's or a select's ways this value takes. */
function wayOf(value: unknown, ways: readonly string[]): string {
  const named = typeof value === 'number' ? `=${value}` : String(value)
  if (ways.includes(named)) return named
  const plural = typeof value === 'number' ? new Intl.PluralRules('en').select(value) : ''
  return ways.includes(plural) ? plural : 'other'
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

function worded(value: unknown): string {
  if (value instanceof RegExp) return value.source
  return escape(typeof value === 'number' ? value.toLocaleString('en') : String(value))
}
