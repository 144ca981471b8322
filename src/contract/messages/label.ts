import { cliHelp } from './en/cli-help.ts'
import { activeLocale } from './locale.ts'
import type { ArgumentsOf } from './message.ts'
import { stretchText } from './stretch-text.ts'

/** Ids of messages with nothing but plain text and names in it. */
type PlainId = {
  [Id in keyof typeof cliHelp]: IsPlain<(typeof cliHelp)[Id]> extends true ? Id : never
}[keyof typeof cliHelp]
type IsPlain<Text extends string> = Text extends `${string}'${"'" | '{' | '}'}${string}`
  ? false
  : Text extends `${string}{${infer Inside}}${infer Rest}`
    ? Inside extends `${string}${',' | '{'}${string}`
      ? false
      : IsPlain<Rest>
    : true
type NamesOf<Id extends PlainId> =
  ArgumentsOf<Id> extends [infer Args] ? [{ [Name in keyof Args]: string | number }] : []

/**
 * Words a message of the help as `t` does, without loading the library and the other texts: the
 * command line starts sooner.
 */
export function label<Id extends PlainId>(id: Id, ...args: NamesOf<Id>): string
export function label(id: PlainId, args: Record<string, string | number> = {}): string {
  const isPseudo = activeLocale() === 'en-XA'
  const text = cliHelp[id]
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? args[part] : isPseudo ? stretchText(part) : part))
    .join('')
  return isPseudo ? `[${text}]` : text
}
