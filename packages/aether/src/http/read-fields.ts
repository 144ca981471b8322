/** A parsed JSON object. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns the first non-empty text among the fields `names`. */
export function readText(from: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = from[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** Returns the first id among the fields `names`. Ids are opaque text; integers become text. */
export function readId(from: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = from[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  }
  return undefined
}

/** Returns the first object among the fields `names`. */
export function readObject(from: JsonObject, names: readonly string[]): JsonObject | undefined {
  return names.map((name) => from[name]).find(isObject)
}

/** Returns the first list among the fields `names`. */
export function readList(from: JsonObject, names: readonly string[]): unknown[] | undefined {
  return names.map((name) => from[name]).find(Array.isArray)
}

/** Returns the objects to search for fields: the wrapped one, if any, then the body. */
export function candidates(body: unknown, envelopes: readonly string[]): JsonObject[] {
  if (!isObject(body)) return []
  const wrapped = readObject(body, envelopes)
  return wrapped === undefined ? [body] : [wrapped, body]
}
