import type { BrowserWindow } from 'electron'
import { appEventChannel, deltaChannel } from '../contract/ipc.ts'
import type { Delta } from '../contract/ipc-rows.ts'
import type { AppEvent } from '../contract/ipc/app-event.ts'
import type { SettingsStore } from './adapters/settings.ts'
import { createWindow } from './window.ts'

export interface AppWindow {
  /** The window while there is one. */
  current: () => BrowserWindow | null
  /** Opens it, or brings it to the front. */
  show: () => void
  /** Says something to the window besides the list, if there is one. */
  tell: (event: AppEvent) => void
  /** Sends changes of the list, if there is a window. */
  sendDelta: (delta: Delta) => void
}

export interface AppWindowOptions {
  /** Folder of the built bundles (`out`). */
  outDir: string
  devUrl: string | null
  settings: SettingsStore
}

/** The app's one window: made when it is first shown, made anew after it was closed. */
export function createAppWindow({ outDir, devUrl, settings }: AppWindowOptions): AppWindow {
  let window: BrowserWindow | null = null

  const open = (): BrowserWindow => {
    const made = createWindow({ outDir, devUrl, size: settings.read().window, onClose: (size) => settings.write({ window: size }) })
    made.once('closed', () => {
      window = null
    })
    return made
  }
  const send = (channel: string, message: AppEvent | Delta): void => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(channel, message)
  }

  return {
    current: () => window,
    show() {
      if (window === null) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    tell: (event) => send(appEventChannel, event),
    sendDelta: (delta) => send(deltaChannel, delta)
  }
}
