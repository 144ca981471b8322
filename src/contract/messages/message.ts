import type { GetICUArgs } from '@schummar/icu-type-parser'
import { z } from 'zod'
import type { english } from './english.ts'

/** The id of a message in the catalogue: "area.part.name". */
export type MessageId = keyof typeof english

/**
 * A text not formatted yet: a catalogue id with its arguments. The engine, the store and logs keep
 * messages; windows and terminals format them with `say`. An argument is a name, a number or
 * another message. Text from Aether, TikTok, files and users is always an argument.
 */
export interface Message {
  id: MessageId
  args?: Record<string, MessageArgument>
}
export type MessageArgument = string | number | Message

/** The arguments of a message: a missing or surplus one is a compile error. */
export type ArgumentsOf<Id extends MessageId> = keyof NamedArguments<Id> extends never
  ? []
  : [args: NamedArguments<Id>]
type NamedArguments<Id extends MessageId> = GetICUArgs<
  (typeof english)[Id],
  { ICUArgument: MessageArgument; ICUNumberArgument: number; ICUDateArgument: Date }
>

/** Creates a message, to be formatted later. */
export function message<Id extends MessageId>(id: Id, ...args: ArgumentsOf<Id>): Message
export function message(id: MessageId, args?: Record<string, MessageArgument>): Message {
  return args === undefined ? { id } : { id, args }
}

/** A stored or received message. An id unknown to this version is shown as its code. */
export const messageSchema: z.ZodType<Message> = z.lazy(() =>
  z.object({
    id: z.custom<MessageId>((id) => typeof id === 'string'),
    args: z.record(z.string(), z.union([z.string(), z.number(), messageSchema])).optional()
  })
)
