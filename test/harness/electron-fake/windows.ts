import { EventEmitter } from 'node:events'

/** The windows that are open, and what `app` must hear of them. Its own module, so that `app` and BrowserWindow need not know each other. */
export interface OpenWindow extends EventEmitter {
  /** Closes it as a person would: 'close' may be prevented. Resolves to whether it is gone. */
  askToClose(): Promise<boolean>
}

export const openWindows = new Set<OpenWindow>()
/** 'window-created' (window, webContents), 'all-closed' (), 'browser-gone' () */
export const windowEvents = new EventEmitter()
