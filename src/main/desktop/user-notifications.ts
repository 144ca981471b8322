import { Notification } from 'electron'
import type { Settings, SettingsStore } from '../settings/settings.ts'
import type { AppNotification } from './notifications.ts'

/** @param show puts a notice on the desktop */
export function createNotifications(
  settings: SettingsStore,
  show: (notice: AppNotification) => void
) {
  // This may be called several times a second: neither the file nor the system is asked each time.
  const asked = new Set(settings.read().toldOnce)
  return {
    /** Shows a notice, unless the person wants none. */
    notify: (notice: AppNotification): void => {
      if (settings.read().notices) show(notice)
    },
    /** Shows it once ever, whatever the user set; only a start's first call checks if it is due. */
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

/** Shows a notice through the system, where it has such a thing. */
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
  // macOS shows none of an app that is not signed.
  notice.once('failed', (_event, reason) => onFailed(reason))
  notice.show()
}
