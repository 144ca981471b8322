import type { ViteDevServer } from 'vite'
import { BrowserWindow } from '../electron-fake/browser-window.ts'
import { ipcMain } from '../electron-fake/ipc-main.ts'
import { type ContentsOwner, WebContents } from '../electron-fake/web-contents.ts'

interface Invoke {
  id: number
  channel: string
  args: unknown[]
}

/**
 * Main's windows show in every browser tab that has the page open. Call before main is imported. Resolves once main has opened
 * its window.
 */
export function showInTab({ ws }: ViteDevServer, url: string): Promise<void> {
  const shown = Promise.withResolvers<undefined>()

  class TabContents extends WebContents {
    readonly #owner: ContentsOwner
    constructor(...args: ConstructorParameters<typeof WebContents>) {
      super(...args)
      this.#owner = args[2]
    }
    override async loadURL(): Promise<void> {
      this.#owner.laidOut()
      shown.resolve(undefined)
    }
    override reload(): void {
      ws.send({ type: 'full-reload' })
    }
    override send(channel: string, message: unknown): void {
      ws.send('window:message', { channel, message })
    }
  }
  BrowserWindow.Contents = TabContents

  ws.on('window:invoke', ({ id, channel, args }: Invoke, tab) => {
    // A tab that was left open comes back before main is ready.
    void shown.promise
      .then(() => ipcMain.dispatch(channel, { senderFrame: { url } }, args))
      .then((reply) => tab.send('window:reply', { id, ...reply }))
  })
  return shown.promise
}
