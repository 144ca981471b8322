import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { toPageUrl } from './app-url.ts'
import { closePage, guards, openContext, resizePage, takePage } from './chromium.ts'
import { report } from './control.ts'
import { nativeTheme } from './native-theme.ts'
import { bridgePage } from './page-bridge.ts'
import { schemes } from './protocol.ts'
import { demandReady } from './ready.ts'
import { applyPermissions, session } from './session.ts'
import { saysReadyToShow } from './settings.ts'
import { emitPreventable, StrictEmitter } from './strict.ts'
import { WebContents } from './web-contents.ts'
import { openWindows, windowEvents } from './windows.ts'

interface Size { width: number; height: number }
interface Bounds extends Size { x: number; y: number }
interface WindowOptions extends Partial<Bounds> {
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean; webviewTag?: boolean }
}

let lastId = 0

/** A window is a page of the one browser context: it is real in all that the web platform does, and recorded in the rest. */
export class BrowserWindow extends StrictEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((one) => one instanceof BrowserWindow)
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((one) => one.isFocused()) ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((one) => one.webContents === contents) ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((one) => one.id === id) ?? null
  }

  readonly id = ++lastId
  readonly webContents: WebContents
  #page: Page | null = null
  #bounds: Bounds
  #minimum: Size
  #options: WindowOptions
  #title: string
  #loaded = false
  #announced = false
  #destroyed = false
  #state = { visible: false, focused: false, minimized: false, maximized: false, fullScreen: false }

  constructor(options: WindowOptions = {}) {
    super()
    demandReady('BrowserWindow')
    this.webContents = new WebContents(session.defaultSession)
    this.#options = options
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, ...this.#atLeast({ width: options.width ?? 800, height: options.height ?? 600 }) }
    this.#title = options.title ?? ''
    openWindows.add(this)
    windowEvents.emit('window-created', this, this.webContents)
    if (options.show !== false) this.show()
  }

  loadFile(file: string): Promise<void> {
    return this.loadURL(pathToFileURL(file).href)
  }

  async loadURL(url: string): Promise<void> {
    const page = this.#page ?? (await this.#open())
    const target = toPageUrl(url, schemes)
    await applyPermissions(await openContext(), this.webContents, url, new URL(target).origin)
    guards.delete(page)
    try {
      await page.goto(target)
    } catch (error) {
      // Electron gives Chromium's own word for it.
      this.webContents.emit('did-fail-load', {}, -2, /ERR_\w+/.exec(String(error))?.[0] ?? 'ERR_FAILED', url, true)
      this.#loaded = true
      this.#announce()
      throw error
    } finally {
      guards.set(page, (to) => this.webContents.forbids(to))
    }
    this.webContents.emit('dom-ready')
    this.webContents.emit('did-finish-load')
    if (!this.#loaded && saysReadyToShow) this.emit('ready-to-show')
    this.#loaded = true
    this.#announce()
  }

  async #open(): Promise<Page> {
    const page = await takePage()
    this.#page = page
    this.webContents.attach(page)
    await bridgePage(page, this.webContents, this.#options.webPreferences?.preload)
    await resizePage(page, this.#bounds)
    await page.emulateMedia({ colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' })
    nativeTheme.on('updated', () => void page.emulateMedia({ colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }).catch(() => {}))
    page.once('close', () => this.#gone())
    return page
  }

  /** The driver may look at a window once it is shown and its page loaded, or failed to. */
  #announce(): void {
    if (this.#announced || !this.#loaded || !this.#state.visible) return
    this.#announced = true
    report({ type: 'window-ready' })
  }

  close(): void {
    void this.askToClose()
  }

  async askToClose(): Promise<boolean> {
    if (this.#destroyed) return true
    if (emitPreventable(this, 'close')) return false
    await this.#end()
    return true
  }

  destroy(): void {
    void this.#end()
  }

  async #end(): Promise<void> {
    const page = this.#page
    this.#gone()
    if (page && !page.isClosed()) await closePage(page)
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    openWindows.delete(this)
    if (this.#page) guards.delete(this.#page)
    this.webContents.markDestroyed()
    this.emit('closed')
    if (openWindows.size === 0) windowEvents.emit('all-closed')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  show(): void {
    if (!this.#state.visible) report({ type: 'note', what: 'window-visible', value: true })
    this.#state.visible = true
    this.emit('show')
    this.focus()
    this.#announce()
  }
  showInactive(): void {
    if (!this.#state.visible) report({ type: 'note', what: 'window-visible', value: true })
    this.#state.visible = true
    this.emit('show')
    this.#announce()
  }
  /** The page cannot be hidden: it only counts as hidden, and says so to whoever asks. */
  hide(): void {
    this.#state.visible = false
    this.emit('hide')
    report({ type: 'note', what: 'window-visible', value: false })
  }
  isVisible(): boolean {
    return this.#state.visible
  }
  focus(): void {
    this.#state.focused = true
    this.emit('focus')
  }
  blur(): void {
    this.#state.focused = false
    this.emit('blur')
  }
  isFocused(): boolean {
    return this.#state.focused
  }
  minimize(): void {
    this.#state.minimized = true
    this.emit('minimize')
  }
  restore(): void {
    this.#state.minimized = false
    this.emit('restore')
  }
  isMinimized(): boolean {
    return this.#state.minimized
  }
  /** Shows the window too. */
  maximize(): void {
    this.#state.maximized = true
    this.emit('maximize')
    if (!this.#state.visible) this.showInactive()
  }
  unmaximize(): void {
    this.#state.maximized = false
    this.emit('unmaximize')
  }
  isMaximized(): boolean {
    return this.#state.maximized
  }
  isFullScreen(): boolean {
    return this.#state.fullScreen
  }
  setFullScreen(on: boolean): void {
    this.#state.fullScreen = on
  }

  #atLeast({ width, height }: Size): Size {
    return { width: Math.max(width, this.#minimum.width), height: Math.max(height, this.#minimum.height) }
  }
  setBounds(bounds: Partial<Bounds>): void {
    const next = { ...this.#bounds, ...bounds }
    this.#bounds = { ...next, ...this.#atLeast(next) }
    if (this.#page) void resizePage(this.#page, this.#bounds).catch(() => {})
    this.emit('resize')
    this.emit('resized')
  }
  getBounds(): Bounds {
    return { ...this.#bounds }
  }
  getNormalBounds(): Bounds {
    return this.getBounds()
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }
  getContentSize(): [number, number] {
    return this.getSize()
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = { width, height }
    this.setBounds({})
  }
  getMinimumSize(): [number, number] {
    return [this.#minimum.width, this.#minimum.height]
  }
  center(): void {}

  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setProgressBar(value: number, options: object = {}): void {
    report({ type: 'note', what: 'progress-bar', value: { value, ...options } })
  }
  flashFrame(on: boolean): void {
    report({ type: 'note', what: 'flash-frame', value: on })
  }
  setOverlayIcon(overlay: object | null, description: string): void {
    if (typeof overlay !== 'object' || typeof description !== 'string') throw new TypeError('Insufficient number of arguments.')
    if (process.platform === 'win32') report({ type: 'note', what: 'overlay-icon', value: overlay === null ? null : description })
  }
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setIcon(): void {}
  setTitleBarOverlay(): void {}
}
