import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import type { ProgressBar } from './progress-bar.ts'

/**
 * The bar and the number at the app's icon in the dock or taskbar. Returns the way to show them as they are now; what has not
 * changed is not shown again. A window that is made anew has its bar with the next change.
 */
export function createWindowMarks(window: () => BrowserWindow | null): (bar: ProgressBar, badge: number) => void {
  let lastBar: ProgressBar = { fraction: -1, mode: 'none' }
  let lastBadge = 0
  return (bar, badge) => {
    if (badge !== lastBadge) app.setBadgeCount((lastBadge = badge))
    const shownOn = window()
    if (shownOn === null || (bar.fraction === lastBar.fraction && bar.mode === lastBar.mode)) return
    shownOn.setProgressBar(bar.fraction, { mode: bar.mode })
    lastBar = bar
  }
}
