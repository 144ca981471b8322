import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { placeOnDisplay } from './desk/window-place.ts'
import { appOrigin, webPreferences } from './security.ts'

const canvas = { light: '#f5f6f8', dark: '#131519' }

export interface WindowState {
  width: number
  height: number
  maximized: boolean
  x?: number | undefined
  y?: number | undefined
}

export interface WindowOptions {
  /** Folder of the built bundles (`out`). */
  outDir: string
  /** Address of the development server, only while developing. */
  devUrl: string | null
  /** As it was the last time; null on a first start. */
  state: WindowState | null
  packaged: boolean
}

/** Opens the window: sandboxed, isolated, without Node, and unable to leave its own page. */
export function createWindow({ outDir, devUrl, state, packaged }: WindowOptions): BrowserWindow {
  const { width = 1280, height = 800, maximized = false, x, y } = state ?? {}
  const place = x === undefined || y === undefined ? null : placeOnDisplay({ x, y, width, height }, screen.getAllDisplays().map(({ workArea }) => workArea))
  const window = new BrowserWindow({
    width,
    height,
    ...place,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Aether Uploader',
    autoHideMenuBar: true,
    // The colour of the page, so that nothing flashes before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: { preload: join(outDir, 'preload', 'index.cjs'), ...webPreferences({ packaged, platform: process.platform }) }
  })
  window.once('ready-to-show', () => {
    // Not before: it would show the window.
    if (maximized) window.maximize()
    window.show()
  })
  void window.loadURL(devUrl ?? `${appOrigin}/`)
  return window
}

/** How the window is now, to open it alike the next time. */
export function windowState(window: BrowserWindow): WindowState {
  const { width, height, x, y } = window.getNormalBounds()
  return { width, height, x, y, maximized: window.isMaximized() }
}
