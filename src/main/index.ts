import { resolve } from 'node:path'
import { app } from 'electron'
import { appId } from './app-id.ts'
import { registerAppScheme } from './app-protocol.ts'
import { readEnvironment } from './environment.ts'
import { startApp } from './start-app.ts'

const environment = readEnvironment(process.env, { packaged: app.isPackaged, appData: app.getPath('appData') })

// Before anything reads it: the lock for a single instance and the page's storage live in this folder too.
app.setPath('userData', environment.dataDir)
registerAppScheme()
// Windows shows notices only from the app that the start menu knows, and groups the taskbar by it.
if (process.platform === 'win32') app.setAppUserModelId(appId)
// For every renderer, whatever its window's own options say.
app.enableSandbox()

if (app.requestSingleInstanceLock()) void startApp(environment, resolve(import.meta.dirname, '..'))
else app.quit()
