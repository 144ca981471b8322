import { EventEmitter } from 'node:events'

/** The windows that are open, and what `app` must hear of them. Its own module, so that `app` and BrowserWindow need not know each other. */
export interface OpenWindow extends EventEmitter {
  /** Closes it as a person would: 'close' may be prevented. Whether it is gone. */
  askToClose(): boolean
  destroy(): void
}

export const openWindows = new Set<OpenWindow>()
/** 'contents-created' (webContents), 'window-created', 'focus', 'blur' (window), 'page-gone' (webContents, details), 'all-closed' (), 'browser-gone' () */
export const windowEvents = new EventEmitter()
