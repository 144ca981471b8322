import { manifest } from './settings.ts'
import { refuse } from './strict.ts'

const mac = process.platform === 'darwin'
const windows = process.platform === 'win32'
const name = manifest.productName ?? manifest.name

export interface RoleWindow {
  close(): void
  minimize(): void
  isFullScreen(): boolean
  setFullScreen(on: boolean): void
  webContents: { reload(): void }
}
interface Role {
  label: string
  accelerator?: string
  /** Its keys are the page's own, which knows them without a menu. */
  pageHasKeys?: true
  submenu?: object[]
  /** Carried out in Electron itself, before an item's own click. On macOS the system does most of it. */
  app?: 'quit' | 'showAboutPanel'
  window?: (window: RoleWindow) => void
}
/** What an item of this role does is the system's or the page's, and is not played here. */
const elsewhere = (role: string) => (): never => refuse(`Menu with the role '${role}' carried out`)

const separator = { type: 'separator' }
const roles: Record<string, Role> = {
  about: { label: process.platform === 'linux' ? 'About' : `About ${name}`, app: 'showAboutPanel' },
  close: {
    label: mac ? 'Close Window' : 'Close',
    accelerator: 'CommandOrControl+W',
    window: (window) => window.close()
  },
  copy: {
    label: 'Copy',
    accelerator: 'CommandOrControl+C',
    pageHasKeys: true,
    window: elsewhere('copy')
  },
  cut: {
    label: 'Cut',
    accelerator: 'CommandOrControl+X',
    pageHasKeys: true,
    window: elsewhere('cut')
  },
  delete: { label: 'Delete', window: elsewhere('delete') },
  front: { label: 'Bring All to Front' },
  help: { label: 'Help' },
  hide: { label: `Hide ${name}`, accelerator: 'Command+H' },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  minimize: {
    label: 'Minimize',
    accelerator: 'CommandOrControl+M',
    window: (window) => window.minimize()
  },
  paste: {
    label: 'Paste',
    accelerator: 'CommandOrControl+V',
    pageHasKeys: true,
    window: elsewhere('paste')
  },
  quit: {
    label: mac ? `Quit ${name}` : windows ? 'Exit' : 'Quit',
    ...(!windows && { accelerator: 'CommandOrControl+Q' }),
    app: 'quit'
  },
  redo: {
    label: 'Redo',
    accelerator: windows ? 'Control+Y' : 'Shift+CommandOrControl+Z',
    window: elsewhere('redo')
  },
  reload: {
    label: 'Reload',
    accelerator: 'CmdOrCtrl+R',
    window: (window) => window.webContents.reload()
  },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    window: elsewhere('resetZoom')
  },
  selectall: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    window: elsewhere('selectAll')
  },
  services: { label: 'Services' },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: mac ? 'Alt+Command+I' : 'Ctrl+Shift+I',
    window: elsewhere('toggleDevTools')
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: mac ? 'Control+Command+F' : 'F11',
    window: (window) => window.setFullScreen(!window.isFullScreen())
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', window: elsewhere('undo') },
  unhide: { label: 'Show All' },
  zoom: { label: 'Zoom' },
  zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', window: elsewhere('zoomIn') },
  zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', window: elsewhere('zoomOut') },
  appmenu: {
    label: name,
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' }
    ]
  },
  windowmenu: {
    label: 'Window',
    submenu: [
      { role: 'minimize' },
      { role: 'zoom' },
      ...(mac ? [separator, { role: 'front' }] : [{ role: 'close' }])
    ]
  }
}
const others = new Set([
  'forcereload',
  'pasteandmatchstyle',
  'recentdocuments',
  'clearrecentdocuments',
  'showsubstitutions',
  'togglesmartquotes',
  'togglesmartdashes',
  'toggletextreplacement',
  'startspeaking',
  'stopspeaking',
  'window',
  'togglespellchecker',
  'filemenu',
  'editmenu',
  'viewmenu',
  'sharemenu'
])

/** Electron's defaults of a role, by its name in lower case; null for one that Electron does not know either. */
export function roleOf(role: string | undefined): Role | null {
  if (role !== undefined && others.has(role)) refuse(`Menu with the role '${role}'`)
  return (role !== undefined && roles[role]) || null
}
