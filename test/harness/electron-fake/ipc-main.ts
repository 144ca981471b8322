import { encode } from './page-side/wire.js'
import { recordIpc } from './record-ipc.ts'
import { StrictEmitter } from './strict.ts'

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown

/** What goes back to the page: Electron sends the error's text alone, without class or stack. */
export type InvokeReply = { value: unknown } | { error: string }

class IpcMain extends StrictEmitter {
  readonly #handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
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
      const value = await handler(event, ...args)
      // A function in it fails here.
      encode(value)
      recordIpc('to-page', channel, value)
      return { value }
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      return { error: String(error) }
    }
  }
}

/** Every name is a channel: an event called 'error' is one too. */
export const ipcMain = new IpcMain().on('error', () => {})
