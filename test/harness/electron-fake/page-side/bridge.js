// Electron's contextBridge between the two worlds of a page. What crosses is copied: functions and promises by a stand-in on the
// other side, errors by their message alone, class and prototype of an object not at all. Both worlds hold `port`, a node that is
// in no document; its events are the only way between them, and the browser clones what they carry.
import { isJson } from './wire.js'

const deepest = 1000
const cloned = [Date, RegExp, Map, Set, ArrayBuffer]

/**
 * @param side which world this is
 * @param notPart says that something is not part of the stand-in, and throws
 * @param hear called with what the other side posts besides calls
 */
export function openBridge(port, side, notPart, hear) {
  const there = side === 'page' ? 'preload' : 'page'
  // The page may change the prototypes later.
  const dispatch = port.dispatchEvent.bind(port)
  const own = []
  const numberOf = new WeakMap()
  const theirs = new WeakMap()
  const settle = new Map()
  let files = []
  let answer

  const send = (kind, message, blobs) => {
    if (blobs.length > 0) {
      const formData = new FormData()
      for (const blob of blobs) formData.append('file', blob)
      dispatch(new FormDataEvent(`${there}-files`, { formData }))
    }
    dispatch(new CustomEvent(`${there}-${kind}`, { detail: message }))
  }
  const numbered = (thing) => {
    if (!numberOf.has(thing)) numberOf.set(thing, own.push(thing) - 1)
    return numberOf.get(thing)
  }

  const describe = (value, to, depth = 0) => {
    if (depth >= deepest)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'
      )
    if (typeof value === 'symbol') notPart('contextBridge with a symbol')
    if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
      return { value }
    if (depth === 0 && isJson(value)) return { json: JSON.stringify(value) }
    if (to.seen.has(value)) return { again: to.seen.get(value) }
    to.seen.set(value, to.seen.size)
    const inner = (one) => describe(one, to, depth + 1)
    if (typeof value === 'function')
      return theirs.has(value) ? { back: theirs.get(value) } : { call: numbered(value) }
    if (value instanceof Promise) {
      const number = numbered(value)
      value.then(
        (result) => settled(number, true, result),
        (error) => settled(number, false, error)
      )
      return { promise: number }
    }
    if (value instanceof Error) return { error: value.message }
    if (Array.isArray(value)) return { array: value.map(inner) }
    if (value instanceof Blob) return { file: to.files.push(value) - 1 }
    if (value instanceof Node) notPart('contextBridge with a part of the document')
    if (cloned.some((kind) => value instanceof kind) || ArrayBuffer.isView(value))
      return { clone: structuredClone(value) }
    return { object: Object.keys(value).map((key) => [key, inner(value[key])]) }
  }
  const build = (thing, from) => {
    if ('value' in thing) return thing.value
    if ('json' in thing) return JSON.parse(thing.json)
    if ('again' in thing) return from.known[thing.again]
    const keep = (value) => {
      from.known.push(value)
      return value
    }
    if ('back' in thing) return keep(own[thing.back])
    if ('call' in thing) return keep(callerOf(thing.call))
    if ('promise' in thing) {
      const { promise, resolve, reject } = Promise.withResolvers()
      settle.set(thing.promise, { resolve, reject })
      return keep(promise)
    }
    if ('error' in thing) return keep(new Error(thing.error))
    if ('file' in thing) return keep(from.files[thing.file])
    if ('clone' in thing) return keep(thing.clone)
    if ('array' in thing) {
      const array = keep([])
      for (const one of thing.array) array.push(build(one, from))
      return array
    }
    const object = keep({})
    // An own property even where its name is __proto__.
    for (const [key, one] of thing.object)
      Object.defineProperty(object, key, {
        value: build(one, from),
        enumerable: true,
        writable: true,
        configurable: true
      })
    return object
  }
  const pack = (value) => {
    const to = { seen: new Map(), files: [] }
    return { thing: describe(value, to), files: to.files }
  }
  const unpack = (thing) => {
    const from = { known: [], files }
    files = []
    return build(thing, from)
  }

  const post = (kind, subject, value) => {
    const packed = pack(value)
    send(kind, { subject, thing: packed.thing }, packed.files)
  }
  const settled = (number, ok, value) => {
    try {
      post('settle', [number, ok], value)
    } catch (error) {
      post('settle', [number, false], new Error(error.message))
    }
  }
  const callerOf = (number) => {
    const caller = (...args) => {
      post('call', number, args)
      if ('failed' in answer) throw new Error(answer.failed)
      return unpack(answer.thing)
    }
    theirs.set(caller, number)
    return caller
  }
  const unknown =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'
  const carryOut = (number, args) => {
    let result
    try {
      result = own[number](...args)
    } catch (error) {
      return send(
        'answer',
        { failed: typeof error?.message === 'string' ? error.message : unknown },
        []
      )
    }
    try {
      const packed = pack(result)
      send('answer', { thing: packed.thing }, packed.files)
    } catch (error) {
      send('answer', { failed: error.message }, [])
    }
  }

  port.addEventListener(`${side}-files`, ({ formData }) => {
    files = formData.getAll('file')
  })
  port.addEventListener(`${side}-answer`, ({ detail }) => {
    answer = detail
  })
  port.addEventListener(`${side}-call`, ({ detail }) =>
    carryOut(detail.subject, unpack(detail.thing))
  )
  port.addEventListener(`${side}-settle`, ({ detail }) => {
    const [number, ok] = detail.subject
    settle.get(number)?.[ok ? 'resolve' : 'reject'](unpack(detail.thing))
    settle.delete(number)
  })
  port.addEventListener(`${side}-post`, ({ detail }) => hear(detail.subject, unpack(detail.thing)))
  return { post: (subject, value) => post('post', subject, value) }
}
