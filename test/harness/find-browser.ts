import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

export interface FoundBrowser {
  path: string
  /** To be added to the browser's environment. */
  env: Record<string, string>
}

const names = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'chrome',
  'microsoft-edge'
]
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .flatMap((name) => process.env[name] ?? [])
    .flatMap((folder) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
        (rest) => join(folder, rest)
      )
    )
}

/**
 * A Chromium for the stand-in: `CHROME_PATH` or `CHROMIUM_PATH`, an installed one, Playwright's own, else the one that npm carries
 * (Linux on x64; it has no window, so `headed` refuses it). Throws with what to install when there is none.
 */
export async function findBrowser({ headed = false } = {}): Promise<FoundBrowser> {
  const wish = process.env['CHROME_PATH'] || process.env['CHROMIUM_PATH']
  if (wish) {
    if (!isExecutable(wish))
      throw new Error(`CHROME_PATH or CHROMIUM_PATH names ${wish}, which is no executable file`)
    return { path: wish, env: {} }
  }
  const installed = findInstalled()
  if (installed) return { path: installed, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64' && !headed) return unpackChromium()
  const how =
    process.platform === 'linux'
      ? 'install Chromium (`apt-get install chromium`) or Chrome'
      : 'install Chrome, Chromium or Edge'
  const why = headed ? 'No browser with a window was found' : 'No browser was found'
  throw new Error(`${why}: ${how}, or set CHROME_PATH to one`)
}

/** A browser that is on this machine, or null. */
export function findInstalled(): string | null {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    )
  return (
    [...onPath, ...(places[process.platform] ?? []), chromium.executablePath()].find(
      isExecutable
    ) ?? null
  )
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
