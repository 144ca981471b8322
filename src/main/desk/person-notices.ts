import type { SettingsStore } from '../adapters/settings.ts'
import type { Notice } from './notices.ts'

export interface PersonNotices {
  /** Shows a notice, unless the person wants none. */
  notify: (notice: Notice) => void
  /** Shows this notice once in the life of the app, whatever the person set. It is made only where it is shown. */
  once: (what: 'hidden' | 'open-at-login', notice: () => Notice | null) => void
}

/** @param show puts a notice on the desktop */
export function createNotices(settings: SettingsStore, show: (notice: Notice) => void): PersonNotices {
  // Asked for several times a second, so it is read from the file once.
  const told = new Set(settings.read().toldOnce)
  return {
    notify(notice) {
      if (settings.read().notices) show(notice)
    },
    once(what, notice) {
      const due = told.has(what) ? null : notice()
      if (due === null) return
      settings.write({ toldOnce: [...told.add(what)] })
      show(due)
    }
  }
}
