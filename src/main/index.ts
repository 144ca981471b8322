import { resolve } from 'node:path'
import { app, dialog } from 'electron'
import { localeNamed, localeVariable, setLocale } from '../contract/messages/locale.ts'
import { t } from '../contract/messages/say.ts'
import { appId } from './lifecycle/app-id.ts'
import { registerAppScheme } from './window/app-protocol.ts'
import { toUserError } from './errors/user-error.ts'
import { prepareDataFolder, readEnvironment } from './lifecycle/environment.ts'
import { startApp } from './lifecycle/start-app.ts'

setLocale(localeNamed(process.env[localeVariable]))
const environment = readEnvironment(process.env, {
  packaged: app.isPackaged,
  appData: app.getPath('appData')
})

registerAppScheme()
// Windows shows notifications only for an app in the start menu, and groups the taskbar by its id;
// from source that is Electron's own program.
if (process.platform === 'win32') app.setAppUserModelId(app.isPackaged ? appId : process.execPath)
// Sandboxes every renderer, whatever its window's options. It would override --no-sandbox, without
// which root's processes exit at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
start().catch(sayWhyAndEnd)

/** Runs up to its first await before Electron is ready. */
async function start(): Promise<void> {
  // Electron does not accept a missing folder.
  prepareDataFolder(environment.dataDir)
  // Before any use: the folder also holds the single-instance lock and the page's storage.
  app.setPath('userData', environment.dataDir)
  if (app.requestSingleInstanceLock())
    await startApp(environment, resolve(import.meta.dirname, '..'))
  else app.quit()
}

/**
 * Shows why the app cannot start, and ends it: without a window it would run unseen, and each new
 * start would only activate it. Linux shows no dialogs before the app is ready, so this waits.
 */
async function sayWhyAndEnd(error: unknown): Promise<void> {
  await app.whenReady()
  dialog.showErrorBox(
    t('desktop.start.title'),
    toUserError(error)?.message ?? t('desktop.start.failed', { error: String(error) })
  )
  app.exit(1)
}
