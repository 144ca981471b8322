import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createUpdates } from './updates.ts'
import type { Updater, Updates, UpdatesOptions } from './updates.ts'

/**
 * The page with the downloads, from the file in which the packer wrote where updates lie.
 * @returns null without such a file: not installed, or built without its repository's name
 */
export function readUpdatePage(resourcesPath: string): string | null {
  try {
    const feed = readFileSync(join(resourcesPath, 'app-update.yml'), 'utf8')
    const value = (name: string): string =>
      new RegExp(`^${name}: '?([\\w.-]+)'?$`, 'm').exec(feed)?.[1] ?? ''
    return `https://github.com/${value('owner')}/${value('repo')}/releases/latest`
  } catch {
    return null
  }
}

/** The updates of this installation. */
export function openUpdates(
  packaged: boolean,
  options: Omit<UpdatesOptions, 'page' | 'open' | 'byHand'>
): Updates {
  return createUpdates({
    ...options,
    page: packaged ? readUpdatePage(process.resourcesPath) : null,
    open: openUpdater,
    // A package of the system is installed by the administrator.
    byHand: process.platform === 'linux' && process.env['APPIMAGE'] === undefined
  })
}

/** electron-updater, told to do nothing unasked and to send no number of this installation. */
async function openUpdater(): Promise<Updater> {
  const {
    default: { autoUpdater }
  } = await import('electron-updater')
  autoUpdater.logger = null
  autoUpdater.autoDownload = false
  autoUpdater.disableWebInstaller = true
  autoUpdater.requestHeaders = { 'x-user-staging-id': '0' }
  // A proxy that asks for a password gets none; unanswered, it would hold the look up for ever.
  autoUpdater.on('login', (_proxy, answer) => void Reflect.apply(answer, undefined, []))
  return autoUpdater
}
