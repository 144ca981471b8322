import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import { mountOf, parseMacMounts, parseMountInfo } from './mount-table.ts'
import { isUncPath, networkNameOf, networkNameOfMagic } from './network-file-system.ts'

/**
 * Refuses a data folder (it may not exist yet) that other computers can reach: there, more than one
 * process might send. Reads the mount table first: a share without a server never answers.
 * @throws AppError DATA_FOLDER_ON_NETWORK
 */
export function refuseNetworkFolder(dataDir: string): void {
  const kind = networkKind(resolve(dataDir))
  if (kind === null) return
  throw new AppError(
    'DATA_FOLDER_ON_NETWORK',
    `The folder ${dataDir} lies on a network file system (${kind}), where two computers could send the same video. Set AETHER_UPLOADER_HOME to a folder on a disk of this computer; the videos themselves may stay where they are.`
  )
}

function networkKind(dir: string): string | null {
  if (process.platform === 'win32')
    return isUncPath(dir) || isUncPath(existingPart(dir)) ? 'a Windows share' : null
  const mounts =
    process.platform === 'darwin'
      ? parseMacMounts(readMacMounts())
      : parseMountInfo(readText('/proc/self/mountinfo'))
  const asNamed = networkNameOf(mountOf(dir, mounts)?.type ?? '')
  if (asNamed !== null) return asNamed
  const place = existingPart(dir)
  const byType = networkNameOf(mountOf(place, mounts)?.type ?? '')
  if (byType !== null || process.platform === 'darwin') return byType
  return networkNameOfMagic(statfsSync(place).type)
}

/** Returns the real path of the folder, or of the nearest existing one above it. */
function existingPart(dir: string): string {
  try {
    return realpathSync.native(dir)
  } catch {
    const above = dirname(dir)
    return above === dir ? dir : existingPart(above)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function readMacMounts(): string {
  try {
    return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5_000 })
  } catch {
    return ''
  }
}
