import { join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, session, shell } from 'electron'
import { appEventChannel, deltaChannel, rpcChannel } from '../contract/ipc.ts'
import type { AppEvent } from '../contract/ipc/app-event.ts'
import { createKeyStore } from './adapters/key-store.ts'
import type { KeyStore } from './adapters/key-store.ts'
import { createFileLog } from './adapters/log.ts'
import { openSettings } from './adapters/settings.ts'
import type { SettingsStore } from './adapters/settings.ts'
import { createShell } from './adapters/shell.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { createAppSession } from './app-session.ts'
import { createEngineHost } from './engine-host.ts'
import { createEventPump } from './event-pump.ts'
import { choosePaths, chooseSavePath } from './dialogs.ts'
import { readEnvironment } from './environment.ts'
import { createRpcHandlers } from './rpc-handlers.ts'
import { createRpcHost } from './rpc-host.ts'
import { isOwnFrame } from './security.ts'
import { createWindow, lockDown } from './window.ts'

const outDir = resolve(import.meta.dirname, '..')
const environment = readEnvironment(process.env, { packaged: app.isPackaged, appData: app.getPath('appData') })
const { dataDir, devUrl } = environment
const devOrigin = devUrl === null ? null : new URL(devUrl).origin

// Before anything reads it: the lock for a single instance and the page's storage live in this folder too.
app.setPath('userData', dataDir)
registerAppScheme()

let window: BrowserWindow | null = null
let settings: SettingsStore | null = null
const showWindow = (): void => {
  // A second start may come before this one is ready; it shows its window by itself then.
  if (settings === null) return
  if (window === null) {
    const { read, write } = settings
    window = createWindow({ outDir, devUrl, size: read().window, onClose: (size) => write({ window: size }) })
    window.once('closed', () => {
      window = null
    })
    return
  }
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Says something to the window besides the list, if there is one. */
const tell = (event: AppEvent): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(appEventChannel, event)
}

async function run(): Promise<void> {
  let keys: KeyStore | null = null
  const log = createFileLog(dataDir, () => [keys?.current() ?? ''])
  process.on('unhandledRejection', (error) => log.error('A promise was rejected and nobody looked', { error: String(error) }))

  const pump = createEventPump((delta) => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(deltaChannel, delta)
  })
  const host = createEngineHost({
    dataDir,
    baseUrl: environment.baseUrl,
    practice: environment.practice,
    log,
    shell: createShell(showWindow),
    onOpen: pump.reset,
    onEvent: pump.push
  })

  app.on('web-contents-created', (_event, contents) => lockDown(contents, devOrigin))
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(async () => {
    await host.close()
    pump.stop()
  }, (error) => log.error('The queue did not close cleanly', { error: String(error) }))

  await app.whenReady()
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { role: 'editMenu' }, { role: 'viewMenu' }, { role: 'windowMenu' }
  ]))
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  serveApp(join(outDir, 'renderer'))

  settings = openSettings(dataDir)
  keys = createKeyStore(settings)
  const appSession = createAppSession({ version: app.getVersion(), host, keys, settings, log })
  const rpc = createRpcHost({
    log,
    isOwnFrame: (url) => isOwnFrame(url, devOrigin),
    handlers: createRpcHandlers({
      app: appSession,
      host,
      seq: pump.seq,
      settings,
      dataDir,
      tell,
      openExternal: (url) => shell.openExternal(url),
      showInFolder: (path) => shell.showItemInFolder(path),
      choosePaths: (kind) => choosePaths(window, kind),
      chooseSavePath: (name) => chooseSavePath(window, name)
    })
  })
  ipcMain.handle(rpcChannel, (event, name: unknown, input: unknown) => rpc(event, name, input))

  // The window comes up while the queue is being opened; its first question waits for that.
  const started = appSession.start()
  showWindow()
  await started
}

/** Holds the first request to quit until `close` is through, then quits for good. */
function closeBeforeQuit(close: () => Promise<void>, onError: (error: unknown) => void): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close().catch(onError).finally(() => {
      state = 'closed'
      app.quit()
    })
  })
}

if (app.requestSingleInstanceLock()) void run()
else app.quit()
