import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeContext } from './chromium.ts'
import { onOrder, report } from './control.ts'
import { becomeReady, demandNotReady, isReady } from './ready.ts'
import { appDir, dir, folder, manifest, resources } from './settings.ts'
import { emitPreventable, strict, StrictEmitter } from './strict.ts'
import { openWindows, windowEvents } from './windows.ts'

const pathNames = [
  'home', 'appData', 'userData', 'sessionData', 'temp', 'desktop', 'documents', 'downloads', 'music', 'pictures', 'videos', 'logs', 'crashDumps', 'assets'
]
const lockFile = join(dir, 'instance.lock')

/** The command line as Chromium reads it: what begins with a dash, up to `--`. */
const switches = new Map<string, string>()
for (const word of process.argv.slice(2)) {
  if (word === '--') break
  const [, name, value = ''] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? []
  if (name !== undefined) switches.set(name, value)
}
const commandLine = strict('app.commandLine', {
  appendSwitch: (name: string, value = '') => void switches.set(name, value),
  appendArgument() {},
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch: (name: string) => void switches.delete(name)
})

class App extends StrictEmitter {
  readonly isPackaged = resources !== ''
  readonly commandLine = commandLine
  readonly dock = process.platform === 'darwin' ? strict('app.dock', { setBadge() {}, setMenu() {}, bounce: () => 0, hide() {}, show: () => Promise.resolve() }) : undefined
  name = manifest.productName ?? manifest.name
  userAgentFallback = ''
  accessibilitySupportEnabled = false
  #paths = new Map<string, string>()
  #whenReady = new Promise<void>((resolve) => {
    // After the main script has run to its end, as Electron does.
    setImmediate(() => {
      becomeReady()
      this.emit('ready', {}, {})
      resolve()
    })
  })
  #quitting = false
  #exiting = false
  #loginItem = { openAtLogin: false }

  constructor() {
    super()
    windowEvents.on('window-created', (window, contents) => {
      this.emit('browser-window-created', {}, window)
      this.emit('web-contents-created', {}, contents)
    })
    windowEvents.on('all-closed', () => {
      if (this.#quitting) return
      if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    })
    windowEvents.on('browser-gone', () => { if (!this.#exiting) this.exit(0) })
    onOrder('quit', () => this.quit())
    // As on Windows: the process is ended as soon as the windows have heard of it, unless one of them asked for time.
    onOrder('end-session', () => {
      const reasons = ['shutdown']
      const delayed = [...openWindows].filter((window) => emitPreventable(window, 'query-session-end', { reasons })).length > 0
      report({ type: 'note', what: 'shutdown-delayed', value: delayed })
      if (delayed) return
      for (const window of openWindows) emitPreventable(window, 'session-end', { reasons })
      if (!this.#quitting) this.exit(0)
    })
    onOrder('close-window', () => { for (const window of openWindows) void window.askToClose() })
    onOrder('open-deep-link', ({ url }) => {
      if (process.platform === 'darwin') emitPreventable(this, 'open-url', {}, url)
      else this.emit('second-instance', {}, [process.execPath, appDir, url], process.cwd(), {})
    })
    process.once('SIGTERM', () => this.quit())
    process.once('SIGINT', () => this.quit())
  }

  whenReady(): Promise<void> {
    return this.#whenReady
  }
  isReady(): boolean {
    return isReady()
  }

  quit(): void {
    void this.#quit()
  }
  async #quit(): Promise<void> {
    if (this.#quitting || emitPreventable(this, 'before-quit')) return
    this.#quitting = true
    for (const window of openWindows) {
      if (await window.askToClose()) continue
      this.#quitting = false
      return
    }
    if (emitPreventable(this, 'will-quit')) {
      this.#quitting = false
      return
    }
    this.exit(0)
  }
  /** Ends at once: neither before-quit nor will-quit, no window is asked. */
  exit(code = 0): void {
    this.#exiting = true
    this.emit('quit', {}, code)
    void closeContext().finally(() => {
      this.releaseSingleInstanceLock()
      process.exit(code)
    })
  }
  relaunch(): void {
    report({ type: 'note', what: 'relaunch', value: null })
  }

  getPath(name: string): string {
    if (name === 'exe' || name === 'module') return process.execPath
    if (!pathNames.includes(name)) throw new Error(`Failed to get '${name}' path`)
    return this.#paths.get(name) ?? folder(name)
  }
  setPath(name: string, path: string): void {
    if (!pathNames.includes(name) || !existsSync(path)) throw new Error(`Failed to set path '${name}'`)
    this.#paths.set(name, path)
  }
  getAppPath(): string {
    return appDir
  }
  setAppLogsPath(): void {}

  /** Two apps on one harness folder are two instances; a lock left by a killed one is free. */
  requestSingleInstanceLock(): boolean {
    if (this.hasSingleInstanceLock()) return true
    if (isAlive(lockHolder())) return false
    writeFileSync(lockFile, String(process.pid))
    return true
  }
  hasSingleInstanceLock(): boolean {
    return lockHolder() === process.pid
  }
  releaseSingleInstanceLock(): void {
    if (this.hasSingleInstanceLock()) rmSync(lockFile, { force: true })
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
  getLocale(): string {
    return 'en-GB'
  }
  getSystemLocale(): string {
    return 'en-GB'
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-GB']
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    report({ type: 'note', what: 'protocol-client', value: scheme })
    return true
  }
  isDefaultProtocolClient(): boolean {
    return true
  }
  removeAsDefaultProtocolClient(): boolean {
    return true
  }
  getLoginItemSettings(): object {
    return { ...this.#loginItem, ...(process.platform === 'win32' && { executableWillLaunchAtLogin: this.#loginItem.openAtLogin }) }
  }
  setLoginItemSettings(settings: { openAtLogin: boolean }): void {
    this.#loginItem = settings
    report({ type: 'note', what: 'login-item', value: settings })
  }
  setBadgeCount(count: number): boolean {
    report({ type: 'note', what: 'badge', value: count })
    return true
  }
  enableSandbox(): void {
    demandNotReady('app.enableSandbox()')
    if (switches.delete('no-sandbox')) report({ type: 'unimplemented', message: 'app.enableSandbox() took --no-sandbox back: where the sandbox cannot be had, no page would come up' })
  }
  disableHardwareAcceleration(): void {
    demandNotReady('app.disableHardwareAcceleration()')
  }
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  focus(): void {}
  hide(): void {}
  show(): void {}
}

function lockHolder(): number | null {
  try {
    return Number(readFileSync(lockFile, 'utf8'))
  } catch {
    return null
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null || !Number.isInteger(pid)) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const app = new App()
