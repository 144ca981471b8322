import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface FoundElectron {
  /** Folder of the npm package. */
  packageDir: string
  version: string
  /** Folder of the binary, existing or not. */
  distDir: string
  /** Path of the binary in that folder. */
  name: string
  /** The binary, or null if it is missing. */
  binary: string | null
}

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe'
}

/**
 * Finds Electron by the rules of its own package; null if that is not installed. Only reads:
 * `require('electron')` would start a download.
 */
export function findElectron(
  override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
): FoundElectron | null {
  let manifest: string
  try {
    manifest = createRequire(import.meta.url).resolve('electron/package.json')
  } catch {
    return null
  }
  const packageDir = dirname(manifest)
  const pathFile = join(packageDir, 'path.txt')
  const written = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null
  const name = written ?? names[process.platform] ?? 'electron'
  const distDir = override || join(packageDir, 'dist')
  const path = join(distDir, name)
  // Without path.txt a download was interrupted.
  const isThere = (Boolean(override) || written !== null) && existsSync(path)
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'))
  return { packageDir, version, distDir, name, binary: isThere ? path : null }
}
