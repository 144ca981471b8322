import { IntlMessageFormat } from 'intl-messageformat'
import { english } from './english.ts'
import { activeLocale, type Locale } from './locale.ts'
import {
  message,
  type ArgumentsOf,
  type Message,
  type MessageArgument,
  type MessageId
} from './message.ts'
import { pseudo } from './pseudo.ts'

const formats: Record<Locale, Map<MessageId, IntlMessageFormat>> = {
  en: new Map(),
  'en-XA': new Map()
}

/** Words one message of the catalogue. */
export function t<Id extends MessageId>(id: Id, ...args: ArgumentsOf<Id>): string {
  return say(message(id, ...args))
}

/** Formats an existing message, such as a stored one. Arguments are never parsed as patterns. */
export function say(one: Message): string {
  return word(one, activeLocale())
}

/** Returns the English text of a message, for `--json` and logs. */
export function inEnglish(one: Message): string {
  return word(one, 'en')
}

function word({ id, args }: Message, locale: Locale): string {
  const format = formatOf(id, locale)
  if (format === null) return id
  const text = String(format.format(args && mapValues(args, locale)))
  return locale === 'en-XA' ? `[${text}]` : text
}

function mapValues(
  args: Record<string, MessageArgument>,
  locale: Locale
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'object' ? word(value, locale) : value
    ])
  )
}

/** Returns null for an id of another version. */
function formatOf(id: MessageId, locale: Locale): IntlMessageFormat | null {
  const known = formats[locale].get(id)
  if (known !== undefined) return known
  if (!Object.hasOwn(english, id)) return null
  // Tags are off: "<b>" in a text is plain text.
  const format = new IntlMessageFormat(english[id], 'en', undefined, { ignoreTag: true })
  const localised =
    locale === 'en-XA'
      ? new IntlMessageFormat(pseudo(format.getAst()), 'en', undefined, { ignoreTag: true })
      : format
  formats[locale].set(id, localised)
  return localised
}
