import { app, nativeImage } from 'electron'
import type { BrowserWindow } from 'electron'
import { t } from '../../contract/messages/say.ts'
import type { ProgressBar } from '../desktop/progress-bar.ts'
import { drawBadge } from '../desktop/tray-icon.ts'

const overlayPx = 16

/**
 * Shows the bar and number on the app's dock or taskbar icon; on Windows, without numbers, a red
 * disc. Returns a function that shows a changed state. A new window gets its bar with the next
 * change.
 */
export function createWindowMarks(
  window: () => BrowserWindow | null,
  platform: NodeJS.Platform = process.platform
): (bar: ProgressBar, badge: number) => void {
  let lastBar: ProgressBar = { fraction: -1, mode: 'none' }
  let lastBadge = 0
  let marked: BrowserWindow | null = null

  const showDisc = (): void => {
    const disc = nativeImage.createFromBitmap(drawBadge(overlayPx), {
      width: overlayPx,
      height: overlayPx
    })
    marked?.setOverlayIcon(
      lastBadge === 0 ? null : disc,
      lastBadge === 0 ? '' : t('desktop.icon.badge', { n: lastBadge })
    )
  }
  return (bar, badge) => {
    const shownOn = window()
    const isOther = badge !== lastBadge
    lastBadge = badge
    if (platform !== 'win32') {
      if (isOther) app.setBadgeCount(badge)
    } else if (shownOn !== marked) {
      // The taskbar loses the disc while the window is hidden.
      marked = shownOn?.on('show', showDisc) ?? null
      showDisc()
    } else if (isOther) showDisc()
    if (shownOn === null || (bar.fraction === lastBar.fraction && bar.mode === lastBar.mode)) return
    shownOn.setProgressBar(bar.fraction, { mode: bar.mode })
    lastBar = bar
  }
}
