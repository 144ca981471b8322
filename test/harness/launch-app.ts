import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findElectron } from '../../scripts/start/find-electron.ts'
import type { AppUnderTest, Driver, LaunchOptions, SettledOptions } from './app-under-test.ts'
import { launchElectron } from './electron-driver.ts'
import { launchStandIn } from './stand-in-driver.ts'

export type { AppUnderTest, LaunchOptions } from './app-under-test.ts'

const repository = join(import.meta.dirname, '../..')

/**
 * Starts the built app (`npm run build` comes first) with a data folder of its own and returns once its window is there.
 * Rejects with the app's output when it ends before.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<AppUnderTest> {
  const settled = settle(options)
  return (options.driver ?? chosenDriver()) === 'electron'
    ? launchElectron(settled)
    : launchStandIn(settled)
}

/** The options with a folder, and with an environment that keeps the app inside of it. */
export function settle(options: LaunchOptions): SettledOptions {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'aether-uploader-harness-'))
  const temp = join(dir, 'temp')
  mkdirSync(temp, { recursive: true })
  const bus: Record<string, string> =
    process.platform === 'linux'
      ? {
          PATH: [playBus(dir, options.env?.['HARNESS_TRAY'] !== 'none'), process.env['PATH']].join(
            delimiter
          )
        }
      : {}
  // What a killed app leaves in the temporary folder goes with its own folder.
  const env = {
    AETHER_UPLOADER_HOME: join(dir, 'data'),
    TMPDIR: temp,
    TEMP: temp,
    TMP: temp,
    ...bus,
    ...options.env
  }
  return { ...options, dir, appDir: options.appDir ?? repository, env }
}

/** A folder of programs that answers the app in place of the session's bus: whether the desktop shows icons of apps. */
function playBus(dir: string, showsIcons: boolean): string {
  const bin = join(dir, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'gdbus'), `#!/bin/sh\necho "(${showsIcons},)"\n`, { mode: 0o755 })
  return bin
}

/** `HARNESS_DRIVER` where it is set, else whether Electron's binary has been fetched. */
export function chosenDriver(): Driver {
  const wish = process.env['HARNESS_DRIVER']
  if (wish === 'electron' || wish === 'stand-in') return wish
  if (wish !== undefined && wish !== '')
    throw new Error(`HARNESS_DRIVER is '${wish}'; it takes electron or stand-in`)
  return findElectron()?.binary ? 'electron' : 'stand-in'
}
