import { mkdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readManifest } from '../read-manifest.ts'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new Error(
      `${name} is not set: the Electron stand-in is started by test/harness/launch-app.ts`
    )
  return value
}
const choice = (name: string, otherwise: string): string => process.env[name] ?? otherwise

/** Everything the stand-in keeps lies below this folder: app data, browser profile, logs. */
export const dir = required('HARNESS_DIR')
/** The folder that Electron would be started on. */
export const appDir = required('HARNESS_APP_DIR')
export const browser = z
  .object({ path: z.string(), env: z.record(z.string(), z.string()) })
  .parse(JSON.parse(required('HARNESS_BROWSER')))
export const headless = process.env['HARNESS_HEADED'] !== '1'
export const systemColorScheme = process.env['HARNESS_COLOR_SCHEME'] === 'dark' ? 'dark' : 'light'
/** Where every message between page and main is kept as a line of JSON; empty for nowhere. */
export const ipcRecord = choice('HARNESS_IPC_RECORD', '')
/** The resources of an installed app; empty for one that is run from its sources. */
const resources = choice('HARNESS_RESOURCES', '')
export const packaged = resources !== ''
/** Whether a window's page is ever said to be drawn. */
export const saysReadyToShow = choice('HARNESS_READY_TO_SHOW', '') !== 'never'
/**
 * What answers when a secret is to be kept: `open` a keychain or keyring, `portal` that of a sandboxed Linux, `none` nothing
 * (Linux), `locked` one that its user leaves locked, `waits` one that answers once it is unlocked.
 */
export const keychain = choice('HARNESS_KEYCHAIN', 'open')
/** `none`: a desktop that shows no icons of apps, as stock GNOME. */
export const hasTray = choice('HARNESS_TRAY', 'there') !== 'none'
/** `none`: no notices on this system. `failing`: it refuses each. */
export const notices = choice('HARNESS_NOTICES', 'shown')
/** What the system says of the way to an address, as a PAC script would. */
export const systemProxy = choice('HARNESS_PROXY', 'DIRECT')
/** `none`: there is no program for links and folders. */
export const hasOpener = choice('HARNESS_OPENER', 'there') !== 'none'
/** The screens: the part of each that is free for windows. */
export const workAreas = z
  .array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
  .parse(JSON.parse(choice('HARNESS_SCREENS', '[{"x":0,"y":0,"width":1920,"height":1040}]')))
export const manifest = readManifest(appDir)

// Delivered to the product as Electron would; the harness's own settings stay out of its environment.
for (const name of Object.keys(process.env))
  if (name.startsWith('HARNESS_')) delete process.env[name]

/** A folder below `dir`, made if missing. */
export function folder(name: string): string {
  const path = join(dir, name)
  mkdirSync(path, { recursive: true })
  return path
}

const { version: electronVersion } = readManifest(
  dirname(createRequire(import.meta.url).resolve('electron/package.json'))
)
Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
Object.assign(process, {
  type: 'browser',
  resourcesPath: packaged ? resources : folder('resources'),
  ...(!packaged && { defaultApp: true })
})

/** Where the app's own files are: the folder, or as an installed app sees it, the archive. */
export const appPath = packaged ? join(resources, 'app.asar') : appDir
if (packaged) {
  try {
    symlinkSync(appDir, appPath, 'junction')
  } catch {
    /* there from an earlier start */
  }
}
// As Electron has them: its own path, the folder where it was started on one, the rest.
process.argv.splice(1, 1, ...(packaged ? [] : [appDir]))
