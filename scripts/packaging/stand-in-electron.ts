import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { FuseState } from '@electron/fuses'

/**
 * The bytes before the fuses in Electron's binary:
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const wireVersion = 1
/** Electron's own settings, in the order of `FuseV1Options`. */
const asReleased = [true, false, true, true, false, false, false, true, true]

/** Returns the Electron version that the app uses. */
export function electronVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('electron/package.json')
  if (
    typeof manifest !== 'object' ||
    manifest === null ||
    !('version' in manifest) ||
    typeof manifest.version !== 'string'
  )
    throw new Error('electron/package.json has no version')
  return manifest.version
}

/**
 * Writes a folder that the packer accepts as Electron's Linux build: a binary that contains only
 * fuses, and the files beside it that the packer needs. It cannot run; it allows packaging tests
 * without Electron.
 */
export async function makeStandInElectron(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'resources'), { recursive: true })
  const fuses = Buffer.from([
    wireVersion,
    asReleased.length,
    ...asReleased.map((on) => (on ? FuseState.ENABLE : FuseState.DISABLE))
  ])
  await writeFile(
    join(folder, 'electron'),
    Buffer.concat([
      Buffer.from(`#!/bin/sh\n# A stand-in for Electron: it cannot run.\nexit 1\n${sentinel}`),
      fuses
    ]),
    { mode: 0o755 }
  )
  await writeFile(join(folder, 'version'), electronVersion())
  await writeFile(join(folder, 'LICENSE'), 'A stand-in for the licence of Electron.\n')
}
