import { Notification } from 'electron'
import type { Settings, SettingsStore } from '../settings/settings.ts'
import type { AppNotification } from './notifications.ts'

/** @param show shows a notification on the desktop */
export function createNotifications(
  settings: SettingsStore,
  show: (notice: AppNotification) => void
) {
  // `once` may be called several times a second: read neither the file nor the system each time.
  const asked = new Set(settings.read().toldOnce)
  return {
    /** Shows a notification, unless the user turned them off. */
    notify: (notice: AppNotification): void => {
      if (settings.read().notices) show(notice)
    },
    /**
     * Shows it once ever, whatever the settings; only the first call after a start checks if it is
     * due.
     */
    once: (what: Settings['toldOnce'][number], notice: () => AppNotification | null): void => {
      if (asked.has(what)) return
      asked.add(what)
      const due = notice()
      if (due === null) return
      settings.write({ toldOnce: [...settings.read().toldOnce, what] })
      show(due)
    }
  }
}

// A notification that is garbage-collected no longer reports a click. Windows reports `close` when
// one only moves to its list, where it can still be clicked: so the last ones are always kept.
const kept: Notification[] = []
const mostKept = 20

/** Shows a notification through the system, where supported. */
export function showNotification(
  { title, body }: AppNotification,
  onClick: () => void,
  onFailed: (reason: string) => void
): void {
  if (!Notification.isSupported()) return
  const notice = new Notification({ title, body })
  kept.push(notice)
  if (kept.length > mostKept) kept.shift()
  notice.once('click', onClick)
  // macOS shows no notification of an unsigned app.
  notice.once('failed', (_event, reason) => onFailed(reason))
  notice.show()
}
