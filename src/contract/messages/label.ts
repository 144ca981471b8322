import { english } from './english.ts'
import { activeLocale } from './locale.ts'
import type { ArgumentsOf, MessageId } from './message.ts'
import { stretchText } from './stretch-text.ts'

/** Ids of messages with nothing but plain text and names in it. */
type PlainId = {
  [Id in MessageId]: IsPlain<(typeof english)[Id]> extends true ? Id : never
}[MessageId]
type IsPlain<Text extends string> = Text extends `${string}'${"'" | '{' | '}'}${string}`
  ? false
  : Text extends `${string}{${infer Inside}}${infer Rest}`
    ? Inside extends `${string}${',' | '{'}${string}`
      ? false
      : IsPlain<Rest>
    : true

/** Words a plain message as `t` does, without the library: loading that takes 5 of the 100 ms of `--help`. */
export function label<Id extends PlainId>(id: Id, ...args: ArgumentsOf<Id>): string
export function label(id: PlainId, args: Record<string, string | number> = {}): string {
  const isPseudo = activeLocale() === 'en-XA'
  const text = english[id]
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? args[part] : isPseudo ? stretchText(part) : part))
    .join('')
  return isPseudo ? `[${text}]` : text
}
