import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { fromPageUrl, refuseLocation, toPageUrl } from './app-url.ts'
import { closePage, pageOwners, resizePage, takePage } from './chromium.ts'
import { onOrder, report } from './control.ts'
import { ipcMain } from './ipc-main.ts'
import { pressKey } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { loadError, type NetError, readNetError } from './net-errors.ts'
import { encode } from './page-side/wire.js'
import { PageWorlds, type WorldMessage } from './page-worlds.ts'
import { recordIpc } from './record-ipc.ts'
import { failureOf, statusOf } from './scheme-server.ts'
import { schemes } from './schemes.ts'
import { session } from './session.ts'
import { emitPreventable, strict, StrictEmitter } from './strict.ts'
import { windowEvents } from './windows.ts'

type OpenHandler = (details: {
  url: string
  frameName: string
  features: string
  disposition: string
}) => { action: 'allow' | 'deny' }
interface InputEvent {
  type: 'mouseDown' | 'mouseUp' | 'keyDown' | 'keyUp'
  x?: number
  y?: number
  button?: 'left' | 'right'
  keyCode?: string
  modifiers?: string[]
}
interface Size {
  width: number
  height: number
}

/** What the page's window hears of it. */
export interface ContentsOwner {
  laidOut(): void
  failed(): void
  titled(title: string): void
  closed(): void
}

let lastId = 0
const alive = new Set<WebContents>()

/** A page of the one browser context, as main sees it. */
export class WebContents extends StrictEmitter {
  static override readonly comes = [
    'did-start-loading',
    'did-start-navigation',
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'did-navigate',
    'did-navigate-in-page',
    'dom-ready',
    'did-frame-finish-load',
    'did-finish-load',
    'did-fail-load',
    'did-stop-loading',
    'page-title-updated',
    'preload-error',
    'console-message',
    'context-menu',
    'render-process-gone',
    'destroyed',
    'will-attach-webview'
  ]
  readonly id = ++lastId
  readonly #preload: string | undefined
  readonly #owner: ContentsOwner
  #session = session.defaultSession
  #size: Size
  #page: Page | null = null
  #opening: Promise<Page> | null = null
  #worlds: PageWorlds | null = null
  #url = ''
  #title = ''
  #visible = true
  #destroyed = false
  #crashed = false
  #loading = false
  /** What main loads of its own will, it is not asked about. */
  #ownNavigation = false
  #atErrorPage = false
  /** This document was told to be ready to show. */
  #laidOut = false
  #errorPage = Promise.withResolvers<undefined>()
  #openHandler: OpenHandler | null = null
  /** Messages and answers leave in order, each after the one before it. */
  #outbox: Promise<unknown> = Promise.resolve()

  constructor(preload: string | undefined, size: Size, owner: ContentsOwner) {
    super()
    this.#preload = preload
    this.#size = size
    this.#owner = owner
    alive.add(this)
    windowEvents.emit('contents-created', this)
  }

  get session(): typeof session.defaultSession {
    return this.#session
  }

  async #takePage(): Promise<Page> {
    const page = await takePage()
    pageOwners.set(page, this)
    this.#page = page
    const worlds = await PageWorlds.open(page, this.#preload, this.#visible, (message, document) =>
      this.#hear(message, document)
    )
    this.#worlds = worlds
    this.#followLoads(page, worlds)
    await resizePage(page, this.#size)
    await this.followTheme()
    page.on('console', (message) => {
      report({ type: 'page-message', level: message.type(), text: message.text() })
      this.emit('console-message', { level: message.type(), message: message.text() })
    })
    page.on('pageerror', (error) =>
      report({ type: 'page-message', level: 'pageerror', text: error.stack ?? error.message })
    )
    // The page side asks main before a window opens; whatever slips through is shut, so that no test loads a foreign page.
    page.on('popup', (popup) => void popup.close().catch(() => {}))
    page.on('download', (download) => this.#session.download(download, this))
    page.once('crash', () => this.#end({ reason: 'crashed', exitCode: 1 }))
    page.once('close', () => {
      if (page === this.#page) this.#owner.closed()
    })
    return page
  }
  async followTheme(): Promise<void> {
    await this.#page?.emulateMedia({
      colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
    })
  }
  async expectDrop(paths: readonly string[]): Promise<void> {
    await this.#worlds?.call('expectDrop', paths)
  }
  #open(): Promise<Page> {
    return (this.#opening ??= this.#takePage())
  }

  /** Emits what happens to the main frame's document, in Electron's order. */
  #followLoads(page: Page, { session: cdp, mainFrame }: PageWorlds): void {
    const isMain = (frameId: string): boolean => frameId === mainFrame && page === this.#page
    cdp.on('Page.frameStartedLoading', ({ frameId }) => {
      if (isMain(frameId)) this.#startLoading()
    })
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (!isMain(frame.id)) return
      this.#atErrorPage = frame.url.startsWith('chrome-error:')
      if (this.#atErrorPage) return this.#errorPage.resolve(undefined)
      this.#laidOut = false
      this.#url = fromPageUrl(frame.url)
      this.emit('did-navigate', {}, this.#url, statusOf(this.#url), '')
    })
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (!isMain(frameId)) return
      this.#url = fromPageUrl(url)
      this.emit('did-navigate-in-page', {}, this.#url, true)
    })
    cdp.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (!isMain(frameId) || this.#atErrorPage) return
      if (name === 'firstContentfulPaint') this.#layOut()
      if (name === 'DOMContentLoaded' && this.#loading) this.emit('dom-ready', {})
      if (name !== 'load' || !this.#loading) return
      this.emit('did-frame-finish-load', {}, true)
      this.emit('did-finish-load', {})
      this.#layOut()
    })
    cdp.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (isMain(frameId)) this.#stopLoading()
    })
    page.on('requestfailed', (request) => {
      if (
        !request.isNavigationRequest() ||
        request.frame() !== page.mainFrame() ||
        this.#ownNavigation
      )
        return
      this.#fail(
        readNetError(`net::${request.failure()?.errorText.replace(/^net::/, '') ?? ''}`),
        fromPageUrl(request.url())
      )
    })
  }
  /** With its first content, and without any once it is loaded. */
  #layOut(): void {
    if (!this.#laidOut) this.#owner.laidOut()
    this.#laidOut = true
  }
  #startLoading(): void {
    if (this.#loading) return
    this.#loading = true
    this.emit('did-start-loading', {})
  }
  #stopLoading(): void {
    if (!this.#loading) return
    this.#loading = false
    this.emit('did-stop-loading', {})
  }
  /** One that was called off is no failure. */
  #fail(failure: NetError, url: string): void {
    if (failure.name === 'ERR_ABORTED') return
    const { code, name } = failureOf(url) ?? failure
    this.emit('did-fail-load', {}, code, name, url, true)
    this.#owner.failed()
  }

  loadFile(file: string): Promise<void> {
    return this.loadURL(pathToFileURL(file).href)
  }
  loadURL(url: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    const done = (): void => resolve(undefined)
    const failed = (_event: object, code: number, name: string, failedUrl: string): void =>
      reject(loadError({ code, name }, failedUrl))
    const gone = (): void => reject(loadError({ code: -2, name: 'ERR_FAILED' }, url))
    this.once('did-finish-load', done).once('did-fail-load', failed).once('destroyed', gone)
    const settled = promise.finally(() =>
      this.off('did-finish-load', done).off('did-fail-load', failed).off('destroyed', gone)
    )
    // Nobody need look at it.
    settled.catch(() => {})
    void this.#navigate((page) => page.goto(toPageUrl(url, schemes)), url)
    return settled
  }
  reload(): void {
    if (this.#crashed) {
      const dead = this.#page
      this.#page = this.#worlds = this.#opening = null
      this.#crashed = false
      void this.#navigate((page) => page.goto(toPageUrl(this.#url, schemes)), this.#url)
      if (dead) void closePage(dead).catch(() => {})
    } else void this.#navigate((page) => page.reload(), this.#url)
  }
  async #navigate(go: (page: Page) => Promise<unknown>, url: string): Promise<void> {
    this.#startLoading()
    this.emit(
      'did-start-navigation',
      { url, isSameDocument: false, isMainFrame: true },
      url,
      false,
      true
    )
    this.#ownNavigation = true
    this.#errorPage = Promise.withResolvers()
    try {
      await go(await this.#open())
    } catch (error) {
      const failure = readNetError(String(error))
      // Chromium's own page for it comes first; before, no other could be loaded.
      if (failure.name !== 'ERR_ABORTED' && String(error).includes('net::'))
        await this.#errorPage.promise
      if (!this.#destroyed && !this.#crashed) this.#fail(failure, url)
      this.#stopLoading()
    } finally {
      this.#ownNavigation = false
    }
  }

  #end(details: { reason: string; exitCode: number }): void {
    if (this.#destroyed) return
    this.#errorPage.resolve(undefined)
    this.#crashed = true
    this.#loading = false
    this.emit('render-process-gone', {}, details)
    windowEvents.emit('page-gone', this, details)
  }
  forcefullyCrashRenderer(): void {
    void this.#worlds?.session.send('Page.crash').catch(() => {})
  }
  isCrashed(): boolean {
    return this.#crashed
  }

  #hear(message: WorldMessage, document: number): void {
    const { kind, id } = message
    if (kind === 'invoke')
      void this.#answer(id, message['channel'] as string, message['args'] as unknown[], document)
    if (kind === 'send') {
      recordIpc('to-main', message['channel'] as string, message['args'])
      ipcMain.emit(
        message['channel'] as string,
        this.#eventFrom(document),
        ...(message['args'] as unknown[])
      )
    }
    if (kind === 'open')
      this.#askToOpen(
        message['url'] as string,
        message['name'] as string,
        message['features'] as string
      )
    if (kind === 'permission-request')
      void this.#session
        .mayDo(this, message['permission'] as string, this.#url)
        .then((answer) => this.#post((worlds) => worlds.answer(document, id, answer)))
    if (kind === 'permission-check')
      this.#post((worlds) =>
        worlds.answer(
          document,
          id,
          this.#session.isAllowed(this, message['permission'] as string, this.#url)
        )
      )
    if (kind === 'context-menu')
      this.emit(
        'context-menu',
        {},
        this.#contextMenu(message['params'] as { isEditable: boolean; selectionText: string })
      )
    if (kind === 'key') pressKey(message as never)
    if (kind === 'title') {
      this.#owner.titled((this.#title = message['title'] as string))
      emitPreventable(this, 'page-title-updated', {}, this.#title, true)
    }
    if (kind === 'preload-error')
      this.emit('preload-error', {}, this.#preload, new Error(message['message'] as string))
    if (kind === 'unimplemented')
      report({ type: 'unimplemented', message: message['message'] as string })
  }
  async #answer(id: number, channel: string, args: unknown[], document: number): Promise<void> {
    const reply = await ipcMain.dispatch(channel, this.#eventFrom(document), args)
    this.#post((worlds) => worlds.answer(document, id, reply))
  }
  #post(send: (worlds: PageWorlds) => Promise<void>): void {
    this.#outbox = this.#outbox.then(() => this.#worlds && send(this.#worlds)).catch(() => {})
  }
  #eventFrom(document: number): object {
    const frame = (): object | null =>
      this.#worlds?.document === document && !this.#destroyed ? this.mainFrame : null
    return {
      type: 'frame',
      sender: this,
      processId: 1,
      frameId: 1,
      frameTreeNodeId: this.id,
      get senderFrame() {
        return frame()
      }
    }
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    // Throws here and now where something cannot be carried.
    encode(args)
    recordIpc('to-page', channel, args)
    const copy = structuredClone(args)
    this.#post((worlds) => worlds.send(channel, copy))
  }
  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    refuseLocation(code)
    return this.#open().then(async () => {
      if (this.#loading) await new Promise((resolve) => this.once('did-stop-loading', resolve))
      return this.#worlds?.evaluate(code, userGesture)
    })
  }
  sendInputEvent({
    type,
    x = 0,
    y = 0,
    button = 'left',
    keyCode = '',
    modifiers = []
  }: InputEvent): void {
    const bits = { alt: 1, control: 2, ctrl: 2, meta: 4, cmd: 4, shift: 8 }
    const held = modifiers.reduce(
      (sum, name) => sum | (bits[name.toLowerCase() as keyof typeof bits] ?? 0),
      0
    )
    const cdp = this.#worlds?.session
    if (type === 'mouseDown' || type === 'mouseUp')
      void cdp?.send('Input.dispatchMouseEvent', {
        type: type === 'mouseDown' ? 'mousePressed' : 'mouseReleased',
        x,
        y,
        button,
        clickCount: 1,
        modifiers: held
      })
    else
      void cdp?.send('Input.dispatchKeyEvent', {
        type: type === 'keyDown' ? 'rawKeyDown' : 'keyUp',
        key: keyCode,
        windowsVirtualKeyCode: keyCode.toUpperCase().charCodeAt(0),
        modifiers: held
      })
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  /** The page wants a new window. Electron without a handler opens one; ours says so instead of opening it. */
  #askToOpen(url: string, frameName: string, features: string): void {
    const ruling = this.#openHandler?.({
      url: fromPageUrl(url),
      frameName,
      features,
      disposition: 'foreground-tab'
    }) ?? { action: 'allow' }
    if (ruling.action === 'allow')
      report({
        type: 'unimplemented',
        message: `The page opened a window of its own for ${url}; the stand-in has only windows that main makes`
      })
  }
  /** Whether main forbids the page to go there. */
  forbids(url: string): boolean {
    if (this.#ownNavigation) return false
    const details = {
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.mainFrame,
      initiator: this.mainFrame
    }
    const forbidden = emitPreventable(this, 'will-frame-navigate', details)
    if (emitPreventable(this, 'will-navigate', details, url) || forbidden) return true
    this.emit('did-start-navigation', details, url, false, true)
    return false
  }
  #contextMenu({
    isEditable,
    selectionText,
    ...place
  }: {
    isEditable: boolean
    selectionText: string
  }): object {
    const selected = selectionText !== ''
    return strict('context-menu params', {
      ...place,
      isEditable,
      selectionText,
      pageURL: this.#url,
      frame: this.mainFrame,
      misspelledWord: '',
      dictionarySuggestions: [],
      editFlags: {
        canUndo: false,
        canRedo: false,
        canCut: isEditable && selected,
        canCopy: selected,
        canPaste: isEditable,
        canDelete: isEditable && selected,
        canSelectAll: true
      }
    })
  }

  getURL(): string {
    return this.#url
  }
  getTitle(): string {
    return this.#title
  }
  get mainFrame(): object {
    const url = this.#url
    const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null'
    return strict('WebFrameMain', {
      url,
      origin,
      parent: null,
      frameTreeNodeId: this.id,
      isDestroyed: () => this.#destroyed
    })
  }
  isLoading(): boolean {
    return this.#loading
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  focus(): void {}
  resize(size: Size): void {
    this.#size = size
    if (this.#page) void resizePage(this.#page, size).catch(() => {})
  }
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return
    this.#visible = visible
    void this.#worlds?.call('setVisible', visible).catch(() => {})
  }
  /** Its window is gone. */
  destroy(): void {
    const page = this.#page
    this.#destroyed = true
    this.#errorPage.resolve(undefined)
    alive.delete(this)
    this.#page = null
    this.emit('destroyed')
    if (page && !page.isClosed()) void closePage(page).catch(() => {})
  }
}

nativeTheme.on('updated', () => {
  for (const contents of alive) void contents.followTheme().catch(() => {})
})
async function expectDrop(paths: readonly string[]): Promise<void> {
  for (const contents of alive) await contents.expectDrop(paths)
  report({ type: 'note', what: 'drop-expected', value: paths.length })
}
onOrder('expect-drop', ({ paths }) => void expectDrop(paths))
