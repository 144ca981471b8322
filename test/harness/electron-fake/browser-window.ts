import { report } from './control.ts'
import { isReady } from './ready.ts'
import { saysReadyToShow, workAreas } from './settings.ts'
import { emitPreventable, StrictEmitter } from './strict.ts'
import { WebContents } from './web-contents.ts'
import { openWindows, windowEvents } from './windows.ts'

interface Size {
  width: number
  height: number
}
interface Bounds extends Size {
  x: number
  y: number
}
interface WindowOptions extends Partial<Bounds> {
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  webPreferences?: { preload?: string }
}

type State = 'visible' | 'focused' | 'minimized' | 'maximized' | 'fullScreen'
let lastId = 0

/** A window is a page of the one browser context: it is real in all that the web platform does, and recorded in the rest. */
export class BrowserWindow extends StrictEmitter {
  /** Where windows show: in a page of the stand-in's browser, or, for `npm run dev:ui`, in the user's. */
  static Contents: typeof WebContents = WebContents
  static override readonly comes = [
    'close',
    'closed',
    'show',
    'hide',
    'focus',
    'blur',
    'ready-to-show',
    'minimize',
    'restore',
    'maximize',
    'unmaximize',
    'enter-full-screen',
    'leave-full-screen',
    'move',
    'moved',
    'resize',
    'resized',
    'page-title-updated',
    'session-end',
    'query-session-end'
  ]
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
  /** Where it is and will be again after being maximized. */
  #normal: Bounds
  #minimum: Size
  #title: string
  /** There is something to look at, be it Chromium's page for what could not be loaded. */
  #loaded = false
  #announced = false
  #destroyed = false
  #state: Record<State, boolean> = {
    visible: false,
    focused: false,
    minimized: false,
    maximized: false,
    fullScreen: false
  }

  constructor(options: WindowOptions = {}) {
    super()
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#normal = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      ...this.#atLeast({ width: options.width ?? 800, height: options.height ?? 600 })
    }
    this.#title = options.title ?? ''
    this.webContents = new BrowserWindow.Contents(options.webPreferences?.preload, this.#normal, {
      laidOut: () => this.#laidOut(),
      failed: () => this.#load(),
      titled: (title) => this.#titled(title),
      closed: () => this.#gone()
    })
    for (const event of ['focus', 'blur']) this.on(event, () => windowEvents.emit(event, this))
    openWindows.add(this)
    windowEvents.emit('window-created', this)
    if (options.show !== false) this.show()
  }

  loadFile(file: string): Promise<void> {
    return this.webContents.loadFile(file)
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  /** For each document that is loaded, as in Electron. */
  #laidOut(): void {
    if (saysReadyToShow) this.emit('ready-to-show', {})
    this.#load()
  }
  #load(): void {
    this.#loaded = true
    this.#announce()
  }
  #titled(title: string): void {
    if (!emitPreventable(this, 'page-title-updated', {}, title, true)) this.#title = title
  }
  /** The driver may look at a window once it is shown and its page drawn, or failed to load. */
  #announce(): void {
    if (this.#announced || !this.#loaded || !this.#state.visible) return
    this.#announced = true
    report({ type: 'window-ready' })
  }

  close(): void {
    this.askToClose()
  }
  askToClose(): boolean {
    if (this.#destroyed) return true
    if (emitPreventable(this, 'close')) return false
    this.#gone()
    return true
  }
  destroy(): void {
    this.#gone()
  }
  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    openWindows.delete(this)
    this.webContents.destroy()
    this.emit('closed', {})
    if (openWindows.size === 0) windowEvents.emit('all-closed')
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }

  show(): void {
    this.showInactive()
    this.focus()
  }
  showInactive(): void {
    if (this.#state.visible) return
    this.#set('visible', true, 'show')
    report({ type: 'note', what: 'window-visible', value: true })
    this.#announce()
  }
  hide(): void {
    if (!this.#state.visible) return
    this.#set('visible', false, 'hide')
    this.blur()
    report({ type: 'note', what: 'window-visible', value: false })
  }
  isVisible(): boolean {
    return this.#state.visible
  }
  /** A hidden window stays hidden. */
  focus(): void {
    if (!this.#state.visible || this.#state.focused) return
    for (const other of BrowserWindow.getAllWindows()) if (other !== this) other.blur()
    this.#set('focused', true, 'focus')
  }
  blur(): void {
    if (this.#state.focused) this.#set('focused', false, 'blur')
  }
  isFocused(): boolean {
    return this.#state.focused
  }
  minimize(): void {
    this.#set('minimized', true, 'minimize')
  }
  restore(): void {
    if (this.#state.minimized) this.#set('minimized', false, 'restore')
    else this.unmaximize()
  }
  isMinimized(): boolean {
    return this.#state.minimized
  }
  /** Shows the window too. */
  maximize(): void {
    this.#set('maximized', true, 'maximize')
    this.webContents.resize(this.getBounds())
    this.showInactive()
  }
  unmaximize(): void {
    if (!this.#state.maximized) return
    this.#set('maximized', false, 'unmaximize')
    this.webContents.resize(this.getBounds())
  }
  isMaximized(): boolean {
    return this.#state.maximized
  }
  isFullScreen(): boolean {
    return this.#state.fullScreen
  }
  setFullScreen(on: boolean): void {
    if (on !== this.#state.fullScreen)
      this.#set('fullScreen', on, on ? 'enter-full-screen' : 'leave-full-screen')
  }
  #set(name: State, value: boolean, event: string): void {
    this.#state[name] = value
    if (name === 'visible' || name === 'minimized')
      this.webContents.setVisible(this.#state.visible && !this.#state.minimized)
    this.emit(event, {})
  }

  #atLeast({ width, height }: Size): Size {
    return {
      width: Math.max(width, this.#minimum.width),
      height: Math.max(height, this.#minimum.height)
    }
  }
  setBounds(bounds: Partial<Bounds>): void {
    const before = this.#normal
    const next = { ...before, ...bounds }
    this.#normal = { ...next, ...this.#atLeast(next) }
    if (this.#normal.x !== before.x || this.#normal.y !== before.y) this.emit('move', {})
    if (this.#normal.width === before.width && this.#normal.height === before.height) return
    this.webContents.resize(this.#normal)
    this.emit('resize', {})
  }
  getBounds(): Bounds {
    const [area] = workAreas
    return { ...(this.#state.maximized && area ? area : this.#normal) }
  }
  getNormalBounds(): Bounds {
    return { ...this.#normal }
  }
  getSize(): [number, number] {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  getContentSize(): [number, number] {
    return this.getSize()
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = { width, height }
  }
  getMinimumSize(): [number, number] {
    return [this.#minimum.width, this.#minimum.height]
  }

  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setOverlayIcon(overlay: object | null, description: string): void {
    if (typeof overlay !== 'object' || typeof description !== 'string')
      throw new TypeError('Insufficient number of arguments.')
    if (process.platform === 'win32')
      report({ type: 'note', what: 'overlay-icon', value: overlay === null ? null : description })
  }
  setProgressBar(value: number, options: object = {}): void {
    report({ type: 'note', what: 'progress-bar', value: { value, ...options } })
  }
}
