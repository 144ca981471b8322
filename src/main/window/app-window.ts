import { Menu } from 'electron'
import type { BrowserWindow, RenderProcessGoneDetails, WebContents } from 'electron'
import { appEventChannel, deltaChannel } from '../../contract/ipc.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import type { AppEvent } from '../../contract/ipc/app-event.ts'
import { t } from '../../contract/messages/say.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { contextMenu } from './context-menu.ts'
import { createWindow, loadOrQuit, windowState } from './window.ts'
import type { PageSource } from './window.ts'

export type AppWindow = ReturnType<typeof createAppWindow>

export interface AppWindowOptions extends PageSource {
  settings: SettingsStore
  /** Decides what happens when the user closes the window. */
  onClosing: () => 'close' | 'hide' | 'quit'
  /** Called when the window was not closed, as `onClosing` decided. */
  onKept: (how: 'hide' | 'quit') => void
  /** Called when its page ended unexpectedly. */
  onPageGone: (reason: string) => void
  /**
   * Called when Windows ends the session, as at shutdown. Returns whether it must wait for the app.
   */
  onSessionEnd: () => boolean
}

/** Manages the app's one window: created when first shown, and again after it was closed. */
export function createAppWindow(options: AppWindowOptions) {
  const { settings } = options
  let window: BrowserWindow | null = null
  let listening = false
  /** Messages for a page that is still loading, sent once it listens. */
  let early: AppEvent[] = []

  const onEnding = (event: { preventDefault(): void }): void => {
    if (options.onSessionEnd()) event.preventDefault()
  }
  const open = (): BrowserWindow => {
    const made = createWindow(options, settings.read().window)
    made.on('close', (event) => {
      settings.write({ window: windowState(made) })
      const how = options.onClosing()
      if (how === 'close') return
      event.preventDefault()
      if (how === 'hide') made.hide()
      options.onKept(how)
    })
    // Windows asks programs before a shutdown; at the actual end, Electron exits immediately.
    made.on('query-session-end', onEnding)
    made.on('session-end', onEnding)
    const { webContents } = made
    webContents.on('context-menu', (_event, params) => {
      const items = contextMenu(params, (word) => webContents.replaceMisspelling(word))
      if (items.length > 0) Menu.buildFromTemplate(items).popup({ window: made })
    })
    reloadCrashedPage(
      webContents,
      (reason) => {
        listening = false
        options.onPageGone(reason)
      },
      (reason) =>
        void loadOrQuit(made, t('desktop.reload.ended-twice', { reason }), () =>
          webContents.reload()
        )
    )
    made.once('closed', () => {
      window = null
      listening = false
      early = []
    })
    return made
  }
  const send = (channel: string, message: AppEvent | Delta): void => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(channel, message)
  }
  /** Sends the window a message other than list changes, if there is a window. */
  const tell = (event: AppEvent): void => send(appEventChannel, event)
  /** Opens the window, or brings it to the front. */
  const show = (): void => {
    if (window === null) {
      window = open()
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  return {
    /** Returns the window, if there is one. */
    current: () => window,
    show,
    tell,
    /** Brings the window to the front and sends it a message, once its page listens. */
    showThen(event: AppEvent) {
      show()
      if (listening) tell(event)
      else early.push(event)
    },
    /** Called on the page's first call: it listens now. */
    heard() {
      if (listening) return
      listening = true
      for (const event of early) tell(event)
      early = []
    },
    /** Sends changes of the list, if there is a window. */
    sendDelta: (delta: Delta) => send(deltaChannel, delta)
  }
}

/** A page that crashes again so soon would crash at every load. */
const againMs = 10_000

type Told = (reason: RenderProcessGoneDetails['reason']) => void

/**
 * Reloads the page after its process crashed or was killed: sending continues, but the window would
 * be empty.
 * @param onGone called each time, before the page is loaded
 * @param onAgain called instead of a reload when a page crashes twice in a row
 */
export function reloadCrashedPage(
  contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>,
  onGone: Told,
  onAgain: Told,
  nowMs: () => number = () => performance.now()
): void {
  let lastMs = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    const again = nowMs() - lastMs < againMs
    lastMs = nowMs()
    onGone(reason)
    if (again) onAgain(reason)
    else contents.reload()
  })
}
