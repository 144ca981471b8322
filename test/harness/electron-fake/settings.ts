import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readManifest } from '../read-manifest.ts'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: the Electron stand-in is started by test/harness/launch-app.ts`)
  return value
}

/** Everything the stand-in keeps lies below this folder: app data, browser profile, logs. */
export const dir = required('HARNESS_DIR')
/** The folder that Electron would be started on. */
export const appDir = required('HARNESS_APP_DIR')
export const browser = z.object({ path: z.string(), env: z.record(z.string(), z.string()) }).parse(JSON.parse(required('HARNESS_BROWSER')))
export const headless = process.env['HARNESS_HEADED'] !== '1'
export const systemColorScheme = process.env['HARNESS_COLOR_SCHEME'] === 'dark' ? 'dark' : 'light'
/** What `safeStorage.getSelectedStorageBackend()` answers; `basic_text` is a Linux without a keychain. `locked`: there is one, and it takes nothing. `waits`: it answers once it is unlocked. */
export const keychain = process.env['HARNESS_KEYCHAIN'] ?? 'gnome_libsecret'
/** Whether a window's page is ever said to be drawn. */
export const saysReadyToShow = process.env['HARNESS_READY_TO_SHOW'] !== 'never'
/** Where every message between page and main is kept as a line of JSON; empty for nowhere. */
export const ipcRecord = process.env['HARNESS_IPC_RECORD'] ?? ''
/** The resources of an installed app; empty for one that is run from its sources. */
export const resources = process.env['HARNESS_RESOURCES'] ?? ''
export const manifest = readManifest(appDir)

// Delivered to the product as Electron would; the harness's own settings stay out of its environment.
for (const name of Object.keys(process.env)) if (name.startsWith('HARNESS_')) delete process.env[name]

/** A folder below `dir`, made if missing. */
export function folder(name: string): string {
  const path = join(dir, name)
  mkdirSync(path, { recursive: true })
  return path
}

const { version: electronVersion } = readManifest(dirname(createRequire(import.meta.url).resolve('electron/package.json')))
Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(dir, 'resources') })
if (resources !== '') Object.defineProperty(process, 'resourcesPath', { value: resources })
