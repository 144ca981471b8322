import { EventEmitter } from 'node:events'
import { report } from './control.ts'

/** Looked up by Node, promises and loggers on any object; never an Electron API. */
const passive = new Set(['then', 'catch', 'toJSON', 'inspect', 'default', '__esModule', 'domain', 'nodeType', '$$typeof', 'asymmetricMatch', 'window'])

function refuse(name: string, key: string): never {
  const message = `electron.${name}.${key} is not part of the Electron stand-in: add it in test/harness/electron-fake, as Electron behaves`
  report({ type: 'unimplemented', message })
  throw new Error(message)
}

const isKnown = (target: object, key: string | symbol): boolean => typeof key === 'symbol' || key in target || key.startsWith('_') || passive.has(key)

/** The object itself, except that reading a member it lacks throws and names it: a gap must not pass as `undefined`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (!isKnown(object, key)) refuse(name, String(key))
      return Reflect.get(object, key)
    }
  })
}

/** A whole Electron module that the stand-in lacks: any use throws. */
export function unimplemented(name: string): object {
  const nothing = (): never => refuse(name, '()')
  return new Proxy(nothing, { get: (_object, key) => (typeof key === 'symbol' ? undefined : refuse(name, key)), construct: nothing, apply: nothing })
}

/** Base of Electron's classes here: an EventEmitter on whose instances a missing member throws and names itself. */
export class StrictEmitter extends EventEmitter {}
Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get: (emitter, key, instance: object) => {
      if (!isKnown(emitter, key)) refuse(instance.constructor.name, String(key))
      const value: unknown = Reflect.get(emitter, key, instance)
      return value
    }
  })
)

/** Emits an event with a `preventDefault()`, as Electron's preventable events have. Returns whether someone prevented it. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}, ...args: unknown[]): boolean {
  const event = { ...details, defaultPrevented: false, preventDefault: () => { event.defaultPrevented = true } }
  emitter.emit(name, event, ...args)
  return event.defaultPrevented
}
