/// <reference types="vite/client" />
// The module 'electron' as the preload sees it in a tab: over the development server's own connection to main.

type Listener = (event: unknown, message: unknown) => void
interface Reply {
  id: number
  value?: unknown
  error?: string
}

// Vite looks for these very words.
const hot = import.meta.hot
if (hot === undefined) throw new Error('This module is for the development server alone')
const waiting = new Map<number, (reply: Reply) => void>()
const listeners = new Map<string, Set<Listener>>()
let lastId = 0

hot.on('window:reply', (reply: Reply) => {
  waiting.get(reply.id)?.(reply)
  waiting.delete(reply.id)
})
hot.on('window:message', ({ channel, message }: { channel: string; message: unknown }) => {
  for (const listener of listeners.get(channel) ?? []) listener({}, message)
})

export const ipcRenderer = {
  invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, ({ value, error }) =>
        error === undefined ? resolve(value) : reject(new Error(error))
      )
      hot.send('window:invoke', { id, channel, args })
    }),
  on(channel: string, listener: Listener): void {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
  },
  removeListener(channel: string, listener: Listener): void {
    listeners.get(channel)?.delete(listener)
  }
}

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => Object.assign(window, { [name]: api })
}

export const webUtils = {
  /** A browser hides where a file is: the server gets a copy. Electron answers at once, so this waits in place. */
  getPathForFile(file: File): string {
    const request = new XMLHttpRequest()
    request.open('PUT', `/dropped/${encodeURIComponent(file.name)}`, false)
    try {
      request.send(file)
    } catch {
      // A folder cannot be read.
      return ''
    }
    return request.status === 200 ? request.responseText : ''
  }
}
