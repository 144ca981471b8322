// The smallest app that uses what ours uses of Electron; test/e2e/harness.spec.ts drives it on both drivers.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell
} from 'electron'
import Store from 'electron-store'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' media:; connect-src 'self'"
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'media', privileges: { standard: true, secure: true, supportFetchAPI: true } }
])
const asked = []
let quitting = false

if (!app.requestSingleInstanceLock()) app.exit(3)
app.on('before-quit', () => {
  quitting = true
  asked.push('before-quit')
})
app.on('will-quit', () => console.log(`quit order: ${[...asked, 'will-quit'].join(' ')}`))
app.on('window-all-closed', () => {})
app.on('second-instance', (_event, argv) =>
  BrowserWindow.getAllWindows()[0]?.webContents.send('news', { link: argv.at(-1) })
)

await app.whenReady()
const store = new Store({ name: 'counter', cwd: process.env.AETHER_UPLOADER_HOME })
Menu.setApplicationMenu(null)
protocol.handle('app', async (request) => {
  const { host, pathname } = new URL(request.url)
  if (host !== 'fixture') return new Response(null, { status: 404 })
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
  return new Response(await readFile(join(import.meta.dirname, pathname.slice(1))), {
    headers: { 'content-type': type, 'content-security-policy': policy }
  })
})
protocol.handle(
  'media',
  () =>
    new Response('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="9"/>', {
      headers: { 'content-type': 'image/svg+xml' }
    })
)
session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) =>
  callback(false)
)
session.defaultSession.setPermissionCheckHandler(() => false)

const calls = {
  count: () => {
    store.set('count', store.get('count', 0) + 1)
    return store.get('count')
  },
  echo: (value) => value,
  sender: (_value, event) => event.senderFrame.url,
  fail: () => {
    throw new RangeError('no such thing')
  },
  functionBack: () => ({ call: () => 1 }),
  news: (value, event) => event.sender.send('news', value),
  choose: () => dialog.showOpenDialog({ properties: ['openFile'] }),
  open: (url) => shell.openExternal(url),
  notify: (title) => new Notification({ title, body: 'body' }).show(),
  awake: () => powerSaveBlocker.isStarted(powerSaveBlocker.start('prevent-app-suspension')),
  secret: async (text) =>
    (await safeStorage.decryptStringAsync(await safeStorage.encryptStringAsync(text))).result,
  theme: (source) => {
    nativeTheme.themeSource = source
    return nativeTheme.shouldUseDarkColors
  },
  close: () => BrowserWindow.getAllWindows()[0].close(),
  size: () => {
    const [window] = BrowserWindow.getAllWindows()
    window.setSize(100, 100)
    return window.getSize()
  },
  userData: () => app.getPath('userData'),
  name: () => `${app.getName()} ${app.getVersion()}`,
  gap: () => app.getFileIcon('/')
}
ipcMain.handle('call', (event, name, value) => calls[name](value, event))

const window = new BrowserWindow({
  width: 900,
  height: 700,
  minWidth: 400,
  minHeight: 300,
  show: false,
  webPreferences: {
    preload: join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false
  }
})
window.once('ready-to-show', () => window.show())
window.on('close', (event) => {
  if (!quitting) {
    event.preventDefault()
    window.hide()
  } else asked.push('close')
})
window.webContents.setWindowOpenHandler(({ url }) => {
  void shell.openExternal(url)
  return { action: 'deny' }
})
window.webContents.on('will-navigate', (event, url) => {
  if (!url.startsWith('app://fixture/')) event.preventDefault()
})
await window.loadURL('app://fixture/index.html')
