import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { appOrigin, isNavigationAllowed } from './security.ts'

const canvas = { light: '#f5f6f8', dark: '#131519' }

export interface WindowSize {
  width: number
  height: number
  maximized: boolean
}

export interface WindowOptions {
  /** Folder of the built bundles (`out`). */
  outDir: string
  /** Address of the development server, only while developing. */
  devUrl: string | null
  /** As it was the last time; null on a first start. */
  size: WindowSize | null
  onClose: (size: WindowSize) => void
}

/** Opens the window: sandboxed, isolated, without Node, and unable to leave its own page. */
export function createWindow({ outDir, devUrl, size, onClose }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: size?.width ?? 1280,
    height: size?.height ?? 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Aether Uploader',
    autoHideMenuBar: true,
    // The colour of the page, so that nothing flashes before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: {
      preload: join(outDir, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true
    }
  })
  if (size?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const { width, height } = window.getNormalBounds()
    onClose({ width, height, maximized: window.isMaximized() })
  })
  void window.loadURL(devUrl ?? `${appOrigin}/`)
  return window
}

/** Denies what a page could try: leaving, opening windows, embedding pages. For every page the app ever makes. */
export function lockDown(contents: Electron.WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const stay = (details: { url: string; preventDefault(): void }): void => {
    if (!isNavigationAllowed(details.url, devOrigin)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
