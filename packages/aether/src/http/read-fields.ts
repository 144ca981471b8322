/** An object as JSON gives it. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first of `names` that holds a non-empty text. */
export function readText(from: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = from[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** The first of `names` with an id. Ids are opaque texts; a whole number becomes its digits. */
export function readId(from: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = from[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  }
  return undefined
}

/** The first of `names` that holds an object. */
export function readObject(from: JsonObject, names: readonly string[]): JsonObject | undefined {
  return names.map((name) => from[name]).find(isObject)
}

/** The first of `names` that holds a list. */
export function readList(from: JsonObject, names: readonly string[]): unknown[] | undefined {
  return names.map((name) => from[name]).find(Array.isArray)
}

/** The objects to search for fields in a body: the wrapped one, if any, then the body. */
export function candidates(body: unknown, envelopes: readonly string[]): JsonObject[] {
  if (!isObject(body)) return []
  const wrapped = readObject(body, envelopes)
  return wrapped === undefined ? [body] : [wrapped, body]
}
