import { join } from 'node:path'
import { app, clipboard, ipcMain, session, shell } from 'electron'
import { rpcChannel } from '../../contract/ipc.ts'
import { createKeyStore } from '../settings/key-store.ts'
import type { KeyStore } from '../settings/key-store.ts'
import { createFileLog } from '../engine/log.ts'
import { startedAtLogin } from '../settings/login-item.ts'
import { openSettings } from '../settings/settings.ts'
import { createProxyStore } from '../settings/proxy/proxy-store.ts'
import { createShell } from '../desktop/shell.ts'
import { readThirdParty } from '../desktop/third-party-file.ts'
import { openUpdater, readUpdatePage } from '../desktop/updater.ts'
import { windowNetwork } from '../settings/proxy/system-proxy.ts'
import { serveApp } from '../window/app-protocol.ts'
import { createAppSession } from '../engine/app-session.ts'
import { createPathDialogs } from '../desktop/dialogs.ts'
import { createEngineHost } from '../engine/engine-host.ts'
import type { Environment } from './environment.ts'
import { createEventPump } from '../ipc/event-pump.ts'
import { serveMedia } from '../media/serve-media.ts'
import { openConnect } from '../connect/open-connect.ts'
import { createRpcHandlers } from '../ipc/rpc-handlers.ts'
import { createRpcHost } from '../ipc/rpc-host.ts'
import { isOwnFrame } from '../window/security.ts'
import { guardSession } from '../window/session-guard.ts'
import { startDesktop } from './start-desktop.ts'
import { lockDown } from './lock-down.ts'
import { logFailures } from './log-failures.ts'
import { createUpdates } from '../desktop/updates.ts'

/**
 * Assembles the app and opens its window. The first instance calls it once, before Electron is
 * ready: handlers of Electron's first events are set before the first wait.
 * @param outDir folder of the built bundles (`out`)
 */
export async function startApp(environment: Environment, outDir: string): Promise<void> {
  const { dataDir, devUrl } = environment
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin
  let keys: KeyStore | null = null
  const settings = openSettings(dataDir)
  const proxy = createProxyStore(settings)
  const secrets = (): readonly string[] => [keys?.current() ?? '', proxy.secret()]
  const log = createFileLog(dataDir, secrets)
  logFailures(process, log)

  const desktop = startDesktop({
    outDir,
    dataDir,
    devUrl,
    settings,
    engine: () => host.current()?.engine ?? null,
    close: async () => {
      await host.close()
      pump.stop()
    },
    onHurry: () => updates.hold(),
    onError: (what, error) => log.error(what, { error: String(error) })
  })
  const { window, desktopStatus } = desktop
  let ready = false
  let wanted = false
  /** The user asks for the window, perhaps before this start is ready, or after a hidden start. */
  const showAgain = (): void => {
    wanted = true
    if (ready) window.show()
  }

  const pump = createEventPump({ send: window.sendDelta, look: desktopStatus.look })
  const host = createEngineHost({
    dataDir,
    baseUrl: environment.baseUrl,
    practice: environment.practice,
    log,
    shell: createShell(desktop.notify),
    network: windowNetwork({
      resolve: (url) => session.defaultSession.resolveProxy(url),
      choice: () => proxy.choice(),
      exceptions: environment.noProxy
    }),
    uploadLimitKbPerS: () => settings.read().uploadLimitKbPerS,
    onOpen: (number, engine) => {
      pump.reset(number)
      desktopStatus.open(engine)
    },
    onShut: () => {
      desktopStatus.open(null)
      pump.lookSoon()
    },
    onEvent: (event) => {
      pump.push(event)
      desktopStatus.push(event)
    }
  })

  const { connect, hearReturns } = openConnect({
    app,
    process,
    host,
    log,
    tell: window.tell,
    openExternal: (url) => shell.openExternal(url)
  })
  const updates = createUpdates({
    page: app.isPackaged ? readUpdatePage(process.resourcesPath) : null,
    open: openUpdater,
    // A package of the system is installed by the administrator.
    byHand: process.platform === 'linux' && process.env['APPIMAGE'] === undefined,
    wanted: () => settings.read().updates,
    sending: () => desktopStatus.summary().sending > 0,
    tell: () => window.tell({ type: 'state-changed' }),
    log
  })

  app.on('web-contents-created', (_event, contents) => lockDown(contents, devOrigin))
  app.on('second-instance', showAgain)
  app.on('open-url', showAgain)
  // Also said of a first start on macOS, which the end of this function sees to.
  app.on('activate', () => {
    if (ready) window.show()
  })
  app.on('window-all-closed', () => {
    // On macOS an app outlives its window.
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  guardSession(session.defaultSession, devOrigin, process.platform)
  serveApp(join(outDir, 'renderer'))
  serveMedia({ host, dataDir })

  keys = createKeyStore(settings)
  const appSession = createAppSession({
    version: app.getVersion(),
    host,
    keys,
    settings,
    log,
    update: updates.current,
    changed: () => window.tell({ type: 'state-changed' })
  })
  const rpc = createRpcHost({
    log,
    isOwnFrame: (url) => isOwnFrame(url, devOrigin),
    handlers: createRpcHandlers({
      app: appSession,
      host,
      connect,
      seq: pump.seq,
      settings,
      proxy,
      desktop: desktop.services,
      updates,
      dataDir,
      secrets,
      thirdParty: () => readThirdParty(join(outDir, 'renderer')),
      tell: window.tell,
      openExternal: (url) => shell.openExternal(url),
      showInFolder: (path) => shell.showItemInFolder(path),
      copyText: (text) => clipboard.writeText(text),
      ...createPathDialogs(settings, window.current)
    })
  })
  ipcMain.handle(rpcChannel, (event, name: unknown, input: unknown) => {
    window.heard()
    return rpc(event, name, input)
  })

  // The window comes up while the queue is being opened; its first question waits for that.
  desktop.start()
  const started = appSession.start()
  ready = true
  if (
    wanted ||
    !startedAtLogin(
      process.argv,
      process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
    )
  )
    window.show()
  await started
  updates.start()
  await hearReturns()
}
