import { AetherError } from '../errors/aether-error.ts'
import type { AetherOwnCode } from '../errors/error-codes.ts'
import type { RawAnswer } from './exchange.ts'
import { outcomeOf } from '../errors/outcome.ts'
import { readRetryAfterMs } from './rate-limit.ts'
import {
  candidates,
  isObject,
  readId,
  readObject,
  readText,
  type JsonObject
} from './read-fields.ts'
import { aetherWire } from '../wire.ts'

/** A complete 2xx answer. `body` is the parsed JSON, or undefined if the answer was empty. */
export interface JsonAnswer {
  status: number
  body: unknown
  requestId: string | undefined
  raw: RawAnswer
}

const names = aetherWire.answerFields

/** Maximum length of a server message that is passed on. */
const maxMessageLength = 500

/**
 * Returns a complete 2xx answer with JSON or no body; throws an `AetherError` otherwise. A body is
 * JSON if it parses, whatever its content type.
 */
export function judgeAnswer(raw: RawAnswer, apiKey: string): JsonAnswer {
  const parsed = parseBody(raw.body)
  if (raw.status < 200 || raw.status > 299)
    throw errorOf(raw, parsed.kind === 'json' ? parsed.value : parsed.text, apiKey)
  if (!raw.complete)
    throw errorAbout(raw, apiKey, {
      code: 'NETWORK_RESET',
      message: 'The connection was cut in the middle of the answer.'
    })
  if (parsed.kind === 'other')
    throw errorAbout(raw, apiKey, {
      code: 'NOT_JSON',
      message:
        'A web page answered in place of Aether. Check whether this network asks for a sign-in, and check the base URL.'
    })
  const body = parsed.kind === 'json' ? parsed.value : undefined
  return { status: raw.status, body, requestId: requestIdOf(raw, body, apiKey), raw }
}

/** Returns whether a 2xx answer holds an error instead of the requested object. */
export function carriesError(answer: JsonAnswer): boolean {
  return candidates(answer.body, names.envelope.value).some((fields) =>
    names.error.value.some((name) => fields[name] !== undefined && fields[name] !== null)
  )
}

/** Returns the error for a 2xx without its object. An error code in the answer takes precedence. */
export function unusableAnswer(
  { raw, body }: JsonAnswer,
  apiKey: string,
  code: AetherOwnCode,
  message: string
): AetherError {
  const told = readErrorBody(body)
  // A plain `code: "OK"` with a success is not an error code.
  const toldCode = told.code?.includes('_') === true ? told.code : undefined
  return errorAbout(raw, apiKey, {
    code: redactKey(toldCode ?? code, apiKey),
    message:
      toldCode === undefined || told.message === undefined
        ? message
        : shorten(redactKey(told.message, apiKey)),
    body
  })
}

type ParsedBody =
  | { kind: 'empty'; text: '' }
  | { kind: 'json'; value: unknown }
  | { kind: 'other'; text: string }

function parseBody(body: Buffer): ParsedBody {
  const text = body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
  if (text === '') return { kind: 'empty', text: '' }
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown }
  } catch {
    // The parser's own message quotes the body, which may contain the key.
    return { kind: 'other', text }
  }
}

/** Returns the error for an answer whose head arrived. Keeps the key out of code and message. */
export function errorAbout(
  raw: RawAnswer,
  apiKey: string,
  {
    code,
    body,
    ...told
  }: { code: string; message: string; retryAfterMs?: number | undefined; body?: unknown }
): AetherError {
  return new AetherError(code, {
    ...told,
    outcome: outcomeOf({ kind: 'answer', status: raw.status, complete: raw.complete }),
    status: raw.status,
    requestId: requestIdOf(raw, body, apiKey)
  })
}

function errorOf(raw: RawAnswer, body: unknown, apiKey: string): AetherError {
  const redirect = raw.status >= 300 && raw.status < 400
  const told = readErrorBody(body)
  const ownCode = redirect ? 'REDIRECTED' : `HTTP_${raw.status}`
  // Some APIs repeat the HTTP status as the body's code, which adds nothing.
  const code =
    told.code === undefined || told.code === String(raw.status)
      ? ownCode
      : redactKey(told.code, apiKey)
  const words =
    told.message ??
    (redirect
      ? 'The server points to another address, and the API key is not sent there. Check the base URL.'
      : `Aether answered with status ${raw.status}.`)
  return errorAbout(raw, apiKey, {
    code,
    message: shorten(redactKey(words, apiKey)),
    retryAfterMs: readRetryAfterMs(raw.status, raw.headers, Date.now()),
    body
  })
}

/** Returns the server's request id, from the header or the body. */
export function requestIdOf(raw: RawAnswer, body: unknown, apiKey: string): string | undefined {
  const header = raw.headers[aetherWire.responseHeaders.requestId.value]
  const id =
    (Array.isArray(header) ? header[0] : header) ??
    errorObjects(body)
      .map((fields) => readId(fields, names.errorRequestId.value))
      .find((value) => value !== undefined)
  return id === undefined ? undefined : redactKey(id, apiKey)
}

interface ToldError {
  code: string | undefined
  message: string | undefined
}

/**
 * Reads an error in any form: `{ error: { code, message } }`, `{ code, message }`, both also in
 * `data`, `{ error: "text" }`, or non-JSON. Text with underscores and no spaces is a code.
 */
function readErrorBody(body: unknown): ToldError {
  if (typeof body === 'string') return { code: undefined, message: plainWords(body) }
  const places = errorObjects(body)
  const first = (read: (fields: JsonObject) => string | undefined): string | undefined =>
    places.map(read).find((value) => value !== undefined)
  const text = first((fields) => readText(fields, names.error.value))
  const textIsCode = text !== undefined && /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$/.test(text)
  return {
    code:
      first((fields) => readId(fields, names.errorCode.value)) ?? (textIsCode ? text : undefined),
    message: first((fields) => readText(fields, names.errorMessage.value)) ?? text
  }
}

/** Returns the objects in a body that may hold the error's fields, innermost first. */
function errorObjects(body: unknown): JsonObject[] {
  return candidates(body, names.envelope.value).flatMap((fields) => {
    const nested = readObject(fields, names.error.value)
    return isObject(nested) ? [nested, fields] : [fields]
  })
}

/** Returns the readable text of an error page: its title if it has one. */
function plainWords(text: string): string | undefined {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]
  const words = (title ?? (text.includes('<') ? '' : text)).replace(/\s+/g, ' ').trim()
  return words === '' ? undefined : words
}

function shorten(text: string): string {
  return text.length > maxMessageLength ? `${text.slice(0, maxMessageLength - 1)}…` : text
}

/** Removes the API key from a server's text, in every form in which it may appear. */
function redactKey(text: string, apiKey: string): string {
  const forms = new Set([
    apiKey,
    encodeURIComponent(apiKey),
    Buffer.from(apiKey).toString('base64'),
    JSON.stringify(apiKey).slice(1, -1)
  ])
  let redacted = text
  for (const form of forms) redacted = redacted.replaceAll(form, '[key]')
  return redacted
}
