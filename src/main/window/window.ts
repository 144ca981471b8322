import { join } from 'node:path'
import { app, BrowserWindow, nativeImage, nativeTheme, screen } from 'electron'
import type { Rectangle } from 'electron'
import { activeLocale, localeParameter } from '../../contract/messages/locale.ts'
import { t } from '../../contract/messages/say.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { drawTrayIcon } from '../desktop/tray-icon.ts'
import { askToReload } from '../desktop/dialogs.ts'
import { appOrigin, webPreferences } from './security.ts'

const canvas = { light: '#f5f6f8', dark: '#131519' }
const iconPx = 128
/** A page is normally drawn in well under a second. */
const patienceMs = 5000

type WindowState = NonNullable<Settings['window']>

/** The source of the window's page. */
export interface PageSource {
  /** Folder of the built bundles (`out`). */
  outDir: string
  /** Address of the development server, only in development. */
  devUrl: string | null
  packaged: boolean
}

/**
 * Opens the window: sandboxed, isolated, without Node, and unable to leave its own page.
 * @param state the last window state; null on a first start
 */
export function createWindow(
  { outDir, devUrl, packaged }: PageSource,
  state: WindowState | null
): BrowserWindow {
  const { width = 1280, height = 800, maximized = false, x, y } = state ?? {}
  const place =
    x === undefined || y === undefined
      ? null
      : placeOnDisplay(
          { x, y, width, height },
          screen.getAllDisplays().map(({ workArea }) => workArea)
        )
  const window = new BrowserWindow({
    width,
    height,
    ...place,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: t('product'),
    autoHideMenuBar: true,
    // Elsewhere the icon is in the program, on Wayland in the menu entry.
    ...(process.platform === 'linux' && {
      icon: nativeImage.createFromBitmap(drawTrayIcon(iconPx, 'colour'), {
        width: iconPx,
        height: iconPx
      })
    }),
    // The page's color, so that there is no flash before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: {
      preload: join(outDir, 'preload', 'index.cjs'),
      ...webPreferences({ packaged, platform: process.platform })
    }
  })
  comeUp(window, pageUrl(devUrl), maximized)
  return window
}

/** Returns the page's address, with the language if it is not English. */
export function pageUrl(devUrl: string | null): string {
  const url = devUrl ?? `${appOrigin}/`
  return activeLocale() === 'en' ? url : `${url}?${localeParameter}=${activeLocale()}`
}

/**
 * Shows the window once its page is drawn, late or failed: otherwise the app seems not to start.
 */
function comeUp(window: BrowserWindow, url: string, maximized: boolean): void {
  let shown = false
  const show = (): void => {
    clearTimeout(late)
    if (shown) return
    shown = true
    // Not earlier: maximizing would show the window.
    if (maximized) window.maximize()
    window.show()
  }
  const late = setTimeout(show, patienceMs)
  // The event reports a failure.
  const load = (): unknown => window.loadURL(url).catch(() => undefined)
  window.once('ready-to-show', show)
  window.once('closed', () => clearTimeout(late))
  window.webContents.on('did-fail-load', (_event, _code, reason, _url, isMainFrame) => {
    if (!isMainFrame) return
    show()
    void loadOrQuit(window, t('desktop.reload.not-loaded', { url, reason }), load)
  })
  load()
}

/** Shows why the window has no page; loads it again or quits, as the user chooses. */
export async function loadOrQuit(
  window: BrowserWindow,
  why: string,
  load: () => unknown
): Promise<void> {
  if (!(await askToReload(window, why))) app.quit()
  else if (!window.isDestroyed()) load()
}

/** Returns the window's state, to open it the same way next time. */
export function windowState(window: BrowserWindow): WindowState {
  const { width, height, x, y } = window.getNormalBounds()
  return { width, height, x, y, maximized: window.isMaximized() }
}

/** How much of the title bar must be on a display for the user to grab the window. */
const gripWidth = 120
const gripHeight = 32

/**
 * Returns the window's old place if its top edge is reachable on a display; null: the system
 * chooses.
 */
export function placeOnDisplay(
  place: Rectangle,
  workAreas: readonly Rectangle[]
): { x: number; y: number } | null {
  const reachable = workAreas.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    return (
      width >= Math.min(gripWidth, place.width) &&
      place.y >= area.y &&
      place.y + gripHeight <= area.y + area.height
    )
  })
  return reachable ? { x: place.x, y: place.y } : null
}
