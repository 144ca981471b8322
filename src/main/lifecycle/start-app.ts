import { join } from 'node:path'
import { app, session, shell } from 'electron'
import { createKeyStore } from '../settings/key-store.ts'
import { createFileLog, logFailures } from '../engine/log.ts'
import { startedAtLogin } from '../settings/login-item.ts'
import { openSettings } from '../settings/settings.ts'
import { createProxyStore } from '../settings/proxy/proxy-store.ts'
import { openUpdates } from '../desktop/updates.ts'
import { windowNetwork } from '../settings/proxy/system-proxy.ts'
import { serveApp } from '../window/app-protocol.ts'
import { createAppSession } from '../engine/app-session.ts'
import { createEngineHost } from '../engine/engine-host.ts'
import type { Environment } from './environment.ts'
import { createEventPump } from '../ipc/event-pump.ts'
import { serveMedia } from '../media/serve-media.ts'
import { openConnect } from '../connect/open-connect.ts'
import { serveCalls } from '../ipc/serve-calls.ts'
import { guardSession, lockDown } from '../window/session-guard.ts'
import { startDesktop } from './start-desktop.ts'

/**
 * Assembles the app and opens its window. The first instance calls it once, before Electron is
 * ready: handlers of Electron's first events are set before the first await.
 * @param outDir folder of the built bundles (`out`)
 */
export async function startApp(environment: Environment, outDir: string): Promise<void> {
  const { dataDir, devUrl } = environment
  const rendererDir = join(outDir, 'renderer')
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin
  const settings = openSettings(dataDir)
  const keys = createKeyStore(settings)
  const proxy = createProxyStore(settings)
  const secrets = (): readonly string[] => [keys.current() ?? '', proxy.secret()]
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
    log
  })
  const { window, desktopStatus } = desktop
  let ready = false
  let wanted = false
  /**
   * Runs when the user asks for the window, perhaps before this start is ready, or after a hidden
   * start.
   */
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
    shell: desktop.shell,
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
      pump.updateSoon()
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
  const updates = openUpdates(app.isPackaged, {
    wanted: () => settings.read().updates,
    sending: () => desktopStatus.summary().sending > 0,
    tell: () => window.tell({ type: 'state-changed' }),
    log
  })

  app.on('web-contents-created', (_event, contents) => lockDown(contents, devOrigin))
  app.on('second-instance', showAgain)
  app.on('open-url', showAgain)
  // macOS also sends this on a first start, which the end of this function handles.
  app.on('activate', () => {
    if (ready) window.show()
  })
  app.on('window-all-closed', () => {
    // On macOS an app outlives its window.
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  guardSession(session.defaultSession, devOrigin, process.platform)
  serveApp(rendererDir)
  serveMedia({ host, dataDir })

  const appSession = createAppSession({
    version: app.getVersion(),
    host,
    keys,
    settings,
    log,
    update: updates.current,
    changed: () => window.tell({ type: 'state-changed' })
  })
  serveCalls({
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
    window,
    devOrigin,
    rendererDir,
    log
  })

  // The window appears while the queue is being opened; its first call waits for that.
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
