import { EventEmitter } from 'node:events'
import { report } from './control.ts'

/** Looked up by Node, promises and loggers on any object; never an Electron API. */
const passive = new Set([
  'then',
  'catch',
  'toJSON',
  'inspect',
  'default',
  '__esModule',
  'domain',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
  'window',
  'href'
])

/** Says that the app leaned on something that the stand-in does not do as Electron does, and throws. The driver's `quit` fails over it too. */
export function refuse(what: string): never {
  const message = `electron.${what} is not part of the Electron stand-in: add it in test/harness/electron-fake, as Electron behaves`
  report({ type: 'unimplemented', message })
  throw new Error(message)
}

const isKnown = (target: object, key: string | symbol): boolean =>
  typeof key === 'symbol' || key in target || key.startsWith('_') || passive.has(key)

/** The object itself, except that reading a member it lacks throws and names it: a gap must not pass as `undefined`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (!isKnown(object, key)) refuse(`${name}.${String(key)}`)
      return Reflect.get(object, key)
    }
  })
}

/** A whole Electron module that the stand-in lacks: any use throws. */
export function unimplemented(name: string): object {
  const nothing = (): never => refuse(`${name}.()`)
  return new Proxy(nothing, {
    get: (_object, key) => (typeof key === 'symbol' ? undefined : refuse(`${name}.${key}`)),
    construct: nothing,
    apply: nothing
  })
}

type Listener = (...args: never[]) => void

/**
 * Base of Electron's classes here: an EventEmitter on whose instances a missing member throws and names itself. So does listening
 * to an event that never comes here, where a class says which do.
 */
export class StrictEmitter extends EventEmitter {
  static readonly comes: readonly string[] | null = null

  override on(event: string | symbol, listener: Listener): this {
    const { comes, name } = this.constructor as typeof StrictEmitter
    const isOwn =
      typeof event === 'symbol' || ['error', 'newListener', 'removeListener'].includes(event)
    if (comes !== null && !isOwn && !comes.includes(event)) refuse(`${name}.on('${event}')`)
    return super.on(event, listener as (...args: unknown[]) => void)
  }
  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }
}
Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get: (emitter, key, instance: object) => {
      if (!isKnown(emitter, key)) refuse(`${instance.constructor.name}.${String(key)}`)
      const value: unknown = Reflect.get(emitter, key, instance)
      return value
    }
  })
)

/** Emits an event with a `preventDefault()`, as Electron's preventable events have. Returns whether someone prevented it. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...args: unknown[]
): boolean {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    }
  }
  emitter.emit(name, event, ...args)
  return event.defaultPrevented
}
