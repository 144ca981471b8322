import type { Frame, Page } from 'playwright-core'
import { fromPageUrl } from './app-url.ts'
import { report } from './control.ts'
import { copyForWire } from './ipc-main.ts'
import { recordIpc } from './record-ipc.ts'
import { emitPreventable, strict, StrictEmitter } from './strict.ts'
import { pack } from './pack.ts'

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => { action: 'allow' | 'deny' }

let lastId = 0

export class WebContents extends StrictEmitter {
  readonly id = ++lastId
  #page: Page | null = null
  #destroyed = false
  #openHandler: OpenHandler | null = null
  /** Messages leave in order, each after the one before it. */
  #outbox: Promise<unknown> = Promise.resolve()
  readonly session: object

  constructor(session: object) {
    super()
    this.session = session
  }

  attach(page: Page): void {
    this.#page = page
  }

  markDestroyed(): void {
    this.#destroyed = true
    this.#page = null
    this.emit('destroyed')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    const copied = copyForWire(args)
    recordIpc('to-page', channel, copied)
    const page = this.#page
    this.#outbox = this.#outbox.then(() => page?.evaluate(([to, values]) => globalThis.harnessPage?.emit(to, values), [channel, pack(copied)] as const)).catch(() => {})
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** The page wants a new window. Electron without a handler opens one; ours says so instead of opening it. */
  askToOpen(url: string, frameName = '', features = ''): void {
    const ruling = this.#openHandler?.({ url: fromPageUrl(url), frameName, features, disposition: 'foreground-tab' }) ?? { action: 'allow' }
    if (ruling.action === 'allow') report({ type: 'unimplemented', message: `The page opened a window of its own for ${url}; the stand-in has only windows that main makes` })
  }

  /** Whether main forbids the page to go there. */
  forbids(url: string): boolean {
    const details = { url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame, initiator: this.mainFrame }
    const forbidden = emitPreventable(this, 'will-frame-navigate', details)
    return emitPreventable(this, 'will-navigate', details, url) || forbidden
  }

  getURL(): string {
    return fromPageUrl(this.#page?.url() ?? '')
  }

  getTitle(): Promise<string> {
    return this.#page?.title() ?? Promise.resolve('')
  }

  get mainFrame(): object {
    return frameOf(this.#page?.mainFrame() ?? null)
  }

  reload(): void {
    void this.#page?.reload().catch(() => {})
  }

  isLoading(): boolean {
    return false
  }

  isDevToolsOpened(): boolean {
    return false
  }

  focus(): void {}
  openDevTools(): void {}
  setZoomFactor(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }
  setBackgroundThrottling(): void {}
}

/** What IPC events carry as `senderFrame`: Electron's URL, not the stand-in's. */
export function frameOf(frame: Frame | null): object {
  const url = fromPageUrl(frame?.url() ?? '')
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null'
  return strict('WebFrameMain', { url, origin, parent: frame?.parentFrame() ? frameOf(frame.parentFrame()) : null, isDestroyed: () => false })
}
