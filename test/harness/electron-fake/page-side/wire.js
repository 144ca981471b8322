// The way of values between page and main, in text: what a structured clone carries arrives, the rest throws. Used on both sides;
// a list of ten thousand rows is plain JSON and goes fast.

export function encode(value) {
  if (isJson(value)) return `j${JSON.stringify(value)}`
  let copy
  try {
    copy = structuredClone(value)
  } catch {
    uncarried()
  }
  return `t${JSON.stringify(tag(copy, new Map()))}`
}

export function decode(text) {
  return text[0] === 'j' ? JSON.parse(text.slice(1)) : untag(JSON.parse(text.slice(1)), [])
}

/** Whether JSON carries it whole: no object comes twice, none is of a class. */
export function isJson(value, seen = new Set()) {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || seen.has(value)) return false
  seen.add(value)
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  return (
    Object.values(value).every((inner) => isJson(inner, seen)) && !Object.hasOwn(value, '__proto__')
  )
}

function uncarried() {
  throw new Error('An object could not be cloned.')
}

function tag(value, seen) {
  if (typeof value === 'number') return ['n', Object.is(value, -0) ? '-0' : String(value)]
  if (typeof value === 'bigint') return ['i', String(value)]
  if (value === undefined) return ['u']
  if (value === null || typeof value !== 'object') return value
  if (seen.has(value)) return ['r', seen.get(value)]
  seen.set(value, seen.size)
  const inner = (one) => tag(one, seen)
  if (Array.isArray(value)) return ['a', ...value.map(inner)]
  if (value instanceof Date) return ['d', value.getTime()]
  if (value instanceof RegExp) return ['x', value.source, value.flags]
  if (value instanceof Error) return ['e', value.name, value.message, value.stack]
  if (value instanceof Map) return ['m', ...[...value].flat().map(inner)]
  if (value instanceof Set) return ['s', ...[...value].map(inner)]
  if (value instanceof ArrayBuffer) return ['b', 'ArrayBuffer', bytesToText(new Uint8Array(value))]
  if (ArrayBuffer.isView(value))
    return [
      'b',
      value.constructor.name,
      bytesToText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    ]
  if (Object.getPrototypeOf(value) !== Object.prototype) uncarried()
  return ['o', ...Object.entries(value).flatMap(([key, one]) => [key, inner(one)])]
}

function untag(tagged, known) {
  if (!Array.isArray(tagged)) return tagged
  const [kind, ...rest] = tagged
  const keep = (value) => {
    known.push(value)
    return value
  }
  const pairs = () =>
    Array.from({ length: rest.length / 2 }, (_, index) => [rest[2 * index], rest[2 * index + 1]])
  const inner = (one) => untag(one, known)
  switch (kind) {
    case 'n':
      return Number(rest[0])
    case 'i':
      return BigInt(rest[0])
    case 'u':
      return undefined
    case 'r':
      return known[rest[0]]
    case 'd':
      return keep(new Date(rest[0]))
    case 'x':
      return keep(new RegExp(rest[0], rest[1]))
    case 'b':
      return keep(viewOf(rest[0], textToBytes(rest[1])))
    case 'e':
      return keep(
        Object.assign(
          new Error(rest[1]),
          { stack: rest[2] },
          rest[0] === 'Error' ? {} : { name: rest[0] }
        )
      )
  }
  if (kind === 'm') {
    const map = keep(new Map())
    for (const [key, value] of pairs()) map.set(inner(key), inner(value))
    return map
  }
  const whole = keep(kind === 'a' ? [] : kind === 's' ? new Set() : {})
  if (kind === 'a') whole.push(...rest.map(inner))
  if (kind === 's') for (const one of rest) whole.add(inner(one))
  if (kind === 'o')
    for (const [key, value] of pairs())
      Object.defineProperty(whole, key, {
        value: inner(value),
        enumerable: true,
        writable: true,
        configurable: true
      })
  return whole
}

const bytesToText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const textToBytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
// Node's own kind of bytes is no kind of the page's.
const viewOf = (name, { buffer }) =>
  name === 'ArrayBuffer' ? buffer : new (name === 'Buffer' ? Uint8Array : globalThis[name])(buffer)
