import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppUnderTest, Driver, LaunchOptions } from './app-under-test.ts'
import { findElectron, launchElectron } from './electron-driver.ts'
import { launchStandIn } from './stand-in-driver.ts'

export type { AppUnderTest, LaunchOptions } from './app-under-test.ts'

const repository = join(import.meta.dirname, '../..')

/**
 * Starts the built app (`npm run build` comes first) with a data folder of its own and returns once its window is there.
 * Rejects with the app's output when it ends before.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<AppUnderTest> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'aether-uploader-harness-'))
  mkdirSync(dir, { recursive: true })
  const settled = { ...options, dir, appDir: options.appDir ?? repository, env: { AETHER_UPLOADER_HOME: join(dir, 'data'), ...options.env } }
  return (options.driver ?? chosenDriver()) === 'electron' ? launchElectron(settled) : launchStandIn(settled)
}

/** `HARNESS_DRIVER` where it is set, else whether Electron's binary has been fetched. */
export function chosenDriver(): Driver {
  const wish = process.env['HARNESS_DRIVER']
  if (wish === 'electron' || wish === 'stand-in') return wish
  if (wish !== undefined && wish !== '') throw new Error(`HARNESS_DRIVER is '${wish}'; it takes electron or stand-in`)
  return findElectron() === null ? 'stand-in' : 'electron'
}
