import { isAbsolute } from 'node:path'
import { closeContext } from './chromium.ts'
import { commandLine } from './command-line.ts'
import { onOrder, report } from './control.ts'
import { becomeReady, demandNotReady, isReady } from './ready.ts'
import { holdSignals, onUncaught } from './runtime.ts'
import { appPath, folder, manifest, packaged } from './settings.ts'
import { SingleInstance } from './single-instance.ts'
import { emitPreventable, StrictEmitter } from './strict.ts'
import { openWindows, windowEvents } from './windows.ts'

const pathNames = [
  'home',
  'appData',
  'userData',
  'sessionData',
  'temp',
  'desktop',
  'documents',
  'downloads',
  'music',
  'pictures',
  'videos',
  'logs',
  'crashDumps',
  'assets'
]
interface LoginItem {
  openAtLogin?: boolean
  args?: string[]
}

class App extends StrictEmitter {
  static override readonly comes = [
    'will-finish-launching',
    'ready',
    'web-contents-created',
    'browser-window-created',
    'browser-window-focus',
    'browser-window-blur',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
    'second-instance',
    'open-url',
    'activate',
    'render-process-gone'
  ]
  readonly isPackaged = packaged
  readonly commandLine = commandLine
  name = manifest.productName ?? manifest.name
  #paths = new Map<string, string>()
  #isReady = Promise.withResolvers<undefined>()
  #instance: SingleInstance | null = null
  #quitting = false
  #exiting = false
  #loginItem: LoginItem = {}

  constructor() {
    super()
    // After the main script has run to its end or to its first wait.
    setImmediate(() => {
      holdSignals(() => this.quit())
      this.emit('will-finish-launching', {})
      becomeReady()
      this.#isReady.resolve(undefined)
    })
    // Who waits for whenReady() comes before who listens.
    setImmediate(() => {
      this.emit('ready', {}, {})
      if (this.hasSingleInstanceLock())
        this.#instance?.hear(({ argv, cwd, data }) =>
          this.emit('second-instance', {}, argv, cwd, data)
        )
    })
    windowEvents.on('contents-created', (contents) =>
      this.emit('web-contents-created', {}, contents)
    )
    windowEvents.on('window-created', (window) => this.emit('browser-window-created', {}, window))
    windowEvents.on('focus', (window) => this.emit('browser-window-focus', {}, window))
    windowEvents.on('blur', (window) => this.emit('browser-window-blur', {}, window))
    windowEvents.on('page-gone', (contents, details) =>
      this.emit('render-process-gone', {}, contents, details)
    )
    windowEvents.on('all-closed', () => {
      if (this.#exiting) return
      if (this.#quitting) this.#endUnlessPrevented()
      else if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    })
    windowEvents.on('browser-gone', () => {
      if (!this.#exiting) this.exit(0)
    })
    onOrder('quit', () => this.quit())
    // As on Windows: the process is ended as soon as the windows have heard of it, unless one of them asked for time.
    onOrder('end-session', () => {
      const reasons = ['shutdown']
      const delayed =
        [...openWindows].filter((window) =>
          emitPreventable(window, 'query-session-end', { reasons })
        ).length > 0
      report({ type: 'note', what: 'shutdown-delayed', value: delayed })
      if (delayed) return
      for (const window of openWindows) emitPreventable(window, 'session-end', { reasons })
      if (!this.#quitting) this.exit(0)
    })
    onOrder('close-window', () => {
      for (const window of openWindows) window.askToClose()
    })
    onOrder('open-url', ({ url }) => void emitPreventable(this, 'open-url', {}, url))
    onUncaught()
    process.exit = (code?: number | string | null): never => {
      this.exit(Number(code ?? process.exitCode ?? 0))
      // Electron comes back from it too, and ends a moment later.
      return undefined as never
    }
  }

  whenReady(): Promise<undefined> {
    return this.#isReady.promise
  }
  isReady(): boolean {
    return isReady()
  }

  quit(): void {
    if (this.#quitting || emitPreventable(this, 'before-quit')) return
    this.#quitting = true
    if (openWindows.size === 0) this.#endUnlessPrevented()
    // One that stays open calls it off.
    for (const window of openWindows) if (!window.askToClose()) this.#quitting = false
  }
  #endUnlessPrevented(): void {
    if (emitPreventable(this, 'will-quit')) this.#quitting = false
    else this.exit(0)
  }
  /** Ends without asking: neither before-quit nor will-quit, and windows are destroyed. */
  exit(code = 0): void {
    if (this.#exiting) return
    this.#exiting = true
    if (!isReady()) process.reallyExit(code)
    for (const window of openWindows) window.destroy()
    this.emit('quit', {}, code)
    process.emit('exit', code)
    void closeContext().finally(() => {
      this.releaseSingleInstanceLock()
      process.reallyExit(code)
    })
  }

  getPath(name: string): string {
    if (name === 'exe' || name === 'module') return process.execPath
    if (!pathNames.includes(name)) throw new Error(`Failed to get '${name}' path`)
    return (
      this.#paths.get(name) ?? (name === 'sessionData' ? this.getPath('userData') : folder(name))
    )
  }
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!pathNames.includes(name)) throw new Error('Failed to set path')
    this.#paths.set(name, path)
  }
  getAppPath(): string {
    return appPath
  }

  requestSingleInstanceLock(data: unknown = null): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'))
    // Chromium adds switches of its own, so that what was handed over stands anywhere after them.
    const [program = '', ...args] = process.argv
    return (
      this.hasSingleInstanceLock() ||
      this.#instance.take({
        argv: [program, '--allow-file-access-from-files', ...args],
        cwd: process.cwd(),
        data
      })
    )
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance?.isHeld() ?? false
  }
  releaseSingleInstanceLock(): void {
    this.#instance?.release()
  }

  getVersion(): string {
    return manifest.version
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    if (!/^[a-z][a-z\d+.-]*$/i.test(scheme)) return false
    report({ type: 'note', what: 'protocol-client', value: scheme })
    return true
  }
  /** Linux has none that Electron reaches: nothing is kept and nothing is on. */
  getLoginItemSettings({ args = [] }: LoginItem = {}): object {
    const { openAtLogin = false, args: kept = [] } = this.#loginItem
    const on = openAtLogin && (process.platform !== 'win32' || args.join('\n') === kept.join('\n'))
    const own = {
      win32: {
        launchItems: openAtLogin
          ? [{ name: this.name, path: process.execPath, args: kept, scope: 'user', enabled: true }]
          : []
      },
      darwin: { status: on ? 'enabled' : 'not-registered' }
    }
    return {
      ...(process.platform === 'win32' || process.platform === 'darwin'
        ? own[process.platform]
        : {}),
      executableWillLaunchAtLogin: process.platform === 'win32' && openAtLogin,
      openAtLogin: on,
      wasOpenedAtLogin: false
    }
  }
  setLoginItemSettings(settings: LoginItem): void {
    if (process.platform === 'win32' || process.platform === 'darwin') this.#loginItem = settings
    report({ type: 'note', what: 'login-item', value: settings })
  }
  setBadgeCount(count: number): boolean {
    report({ type: 'note', what: 'badge', value: count })
    return true
  }
  enableSandbox(): void {
    demandNotReady('app.enableSandbox()')
    if (this.commandLine.hasSwitch('no-sandbox'))
      report({
        type: 'unimplemented',
        message:
          'app.enableSandbox() took --no-sandbox back: where the sandbox cannot be had, no page would come up'
      })
    this.commandLine.removeSwitch('no-sandbox')
    this.commandLine.appendSwitch('enable-sandbox')
  }
  disableHardwareAcceleration(): void {
    demandNotReady('app.disableHardwareAcceleration()')
  }
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {
    report({ type: 'note', what: 'about-panel', value: null })
  }
}

export const app = new App()
