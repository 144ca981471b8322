import type { SettingsStore } from '../settings/settings.ts'
import type { Notice } from './notices.ts'

export interface UserNotices {
  /** Shows a notice, unless the person wants none. */
  notify: (notice: Notice) => void
  /** Shows it once ever, whatever the user set; only a start's first call checks if it is due. */
  once: (what: 'hidden' | 'open-at-login', notice: () => Notice | null) => void
}

/** @param show puts a notice on the desktop */
export function createNotices(
  settings: SettingsStore,
  show: (notice: Notice) => void
): UserNotices {
  // This may be called several times a second: neither the file nor the system is asked each time.
  const asked = new Set(settings.read().toldOnce)
  return {
    notify(notice) {
      if (settings.read().notices) show(notice)
    },
    once(what, notice) {
      if (asked.has(what)) return
      asked.add(what)
      const due = notice()
      if (due === null) return
      settings.write({ toldOnce: [...settings.read().toldOnce, what] })
      show(due)
    }
  }
}
