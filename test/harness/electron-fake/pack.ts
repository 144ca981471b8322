/** A value on its way into the page: as JSON text where that carries it whole, else as it is. */
export type Packed = { json: string } | { plain: unknown }

/**
 * Packs a value for the browser's debugging protocol, which takes seconds to describe a list of ten thousand rows field by
 * field. Dates, undefined fields and the like go the slow way, so that they arrive as Electron would have them.
 */
export function pack(value: unknown): Packed {
  return isJson(value) ? { json: JSON.stringify(value) } : { plain: value }
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (Array.isArray(value)) return value.every(isJson)
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson)
}
