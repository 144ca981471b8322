import { recordIpc } from './record-ipc.ts'
import { StrictEmitter } from './strict.ts'

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown

/** What goes back over the page's binding: Electron sends the error's text alone, without class or stack. */
export type InvokeReply = { value: unknown } | { error: string }

class IpcMain extends StrictEmitter {
  readonly #handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (...args) => {
      this.removeHandler(channel)
      return handler(...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers `ipcRenderer.invoke`. Never rejects. */
  async dispatch(channel: string, event: unknown, args: unknown[]): Promise<InvokeReply> {
    try {
      recordIpc('to-main', channel, args)
      const handler = this.#handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      const value: unknown = copyForWire(await handler(event, ...args))
      recordIpc('to-page', channel, value)
      return { value }
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      return { error: String(error) }
    }
  }
}

export const ipcMain = new IpcMain()

/** What crosses a process boundary is a copy; a function in it fails, as in Electron. */
export function copyForWire<T>(value: T): T {
  const copy = structuredClone(value)
  refuseUncarried(copy)
  return copy
}

/** Electron carries these; the browser's debugging protocol, over which the stand-in speaks, would turn them into `{}`. */
function refuseUncarried(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (value instanceof Map || value instanceof Set || value instanceof ArrayBuffer) {
    throw new Error(`The Electron stand-in carries no ${value.constructor.name} over IPC: send an array or an object`)
  }
  if (!ArrayBuffer.isView(value)) for (const inner of Object.values(value)) refuseUncarried(inner)
}
