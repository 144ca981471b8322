import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, powerSaveBlocker, shell } from 'electron'
import { AppError } from '../../contract/app-error.ts'
import { t } from '../../contract/messages/say.ts'
import type { Shell } from '../../engine/ports.ts'
import { createLoginItem } from '../settings/login-item.ts'
import type { AppNotification } from './notifications.ts'
import type { DesktopSummary } from './desktop-summary.ts'
import type { PreferenceStore } from '../settings/preferences.ts'

export type DesktopServices = ReturnType<typeof createDesktopServices>

/** Creates the desktop functions for settings and menus. */
export function createDesktopServices(preferences: PreferenceStore, summary: () => DesktopSummary) {
  return {
    preferences,
    summary,
    loginItem: createLoginItem({
      app,
      platform: process.platform,
      env: process.env,
      home: homedir(),
      execPath: process.execPath
    }),
    /** Opens one of the app's own folders. */
    async openFolder(path: string) {
      mkdirSync(path, { recursive: true })
      // It does not throw: it returns the error text.
      const wrong = await shell.openPath(path)
      if (wrong !== '') throw new AppError('FOLDER_NOT_OPENED', t('desktop.call.folder-not-opened'))
    },
    /** Shows the app's licence and those of its components in the system's file manager. */
    showLicences: () =>
      shell.showItemInFolder(
        app.isPackaged
          ? join(process.resourcesPath, 'LICENSE.txt')
          : join(app.getAppPath(), 'LICENSE')
      )
  }
}

/**
 * Keeps the computer awake while sending, and passes on the engine's notifications.
 * @param notify called with each notification of the engine; without a job it leads to the queue
 */
export function createShell(notify: (notice: AppNotification) => void): Shell {
  let blocker: number | null = null
  return {
    setBusy(busy) {
      if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
      if (!busy && blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    notify: ({ title, body, jobId }) =>
      notify({ title, body, opens: jobId === null ? { view: 'queue' } : { jobId } })
  }
}
