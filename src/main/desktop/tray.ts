import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Menu, nativeImage, screen, Tray } from 'electron'
import type { NativeImage } from 'electron'
import { t } from '../../contract/messages/say.ts'
import { drawTrayIcon } from './tray-icon.ts'
import type { TrayWords } from './desktop-words.ts'

export type AppTray = NonNullable<ReturnType<typeof createAppTray>>

const sizePx = 16

function icon(platform: NodeJS.Platform): NativeImage {
  const style = platform === 'darwin' ? 'template' : 'colour'
  // Windows gets only the first drawing, and scales it.
  const firstPx =
    platform === 'win32' ? Math.round(sizePx * screen.getPrimaryDisplay().scaleFactor) : sizePx
  const image = nativeImage.createFromBitmap(drawTrayIcon(firstPx, style), {
    width: firstPx,
    height: firstPx,
    scaleFactor: 1
  })
  if (platform !== 'win32')
    for (const scaleFactor of [1.5, 2, 3]) {
      const px = sizePx * scaleFactor
      image.addRepresentation({
        scaleFactor,
        width: px,
        height: px,
        buffer: drawTrayIcon(px, style)
      })
    }
  if (style === 'template') image.setTemplateImage(true)
  return image
}

/**
 * Returns whether the desktop shows tray icons. Linux accepts an icon silently even where none is
 * shown, as on stock GNOME; desktops that show them own a name on the session bus.
 */
async function showsIcons(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  const bus = 'org.freedesktop.DBus'
  const ask = [
    'call',
    '--session',
    '--timeout=5',
    `--dest=${bus}`,
    `--object-path=/${bus.replaceAll('.', '/')}`,
    `--method=${bus}.NameHasOwner`,
    'org.kde.StatusNotifierWatcher'
  ]
  return promisify(execFile)('gdbus', ask).then(
    ({ stdout }) => stdout.includes('true'),
    () => false
  )
}

/** Adds the app's icon to the tray. Null where the desktop has no tray. */
export function createAppTray(
  actions: Record<'pause' | 'resume' | 'open' | 'quit', () => void>,
  platform: NodeJS.Platform = process.platform
) {
  let tray: Tray
  try {
    tray = new Tray(icon(platform))
  } catch {
    return null
  }
  // On macOS a click opens the menu.
  if (platform !== 'darwin') tray.on('click', actions.open)
  let tooltip = ''
  let menu = ''
  let shown = false
  void showsIcons(platform).then((does) => (shown = does))

  return {
    /** Returns whether the desktop shows the icon, as far as known so far. */
    isShown: () => shown,
    update(words: TrayWords) {
      if (words.tooltip !== tooltip) tray.setToolTip((tooltip = words.tooltip))
      // Linux shows a changed menu only once it is set again; only on changes, as it closes an open
      // menu.
      const next = JSON.stringify([words.lines, words.action])
      if (next === menu) return
      menu = next
      tray.setContextMenu(
        Menu.buildFromTemplate([
          ...words.lines.map((label) => ({ label, enabled: false })),
          { type: 'separator' },
          {
            id: 'tray-pause',
            label: t('desktop.tray.pause'),
            enabled: words.action === 'pause',
            visible: words.action !== 'resume',
            click: actions.pause
          },
          {
            id: 'tray-resume',
            label: t('desktop.tray.resume'),
            visible: words.action === 'resume',
            click: actions.resume
          },
          { id: 'tray-open', label: t('desktop.tray.open'), click: actions.open },
          { type: 'separator' },
          { id: 'tray-quit', label: t('desktop.tray.quit'), click: actions.quit }
        ])
      )
    },
    /** Removes the icon when the app ends. */
    remove: () => tray.destroy()
  }
}
