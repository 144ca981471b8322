import type { StatsBase } from 'node:fs'
import { errorCode } from '../../error-code.ts'

/** Said of a path that leads nowhere. */
export const nothingThere = 'there is nothing at this path'

/** Said of a file whose disk is silent. */
export const noAnswer = 'the disk it lies on does not answer'

/** Said of a file that macOS keeps elsewhere. */
export const onlyInCloud = 'it is only in iCloud; download it in Finder'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: nothingThere,
  ENOTDIR: nothingThere,
  EACCES: 'you do not have permission to read it',
  EPERM: 'you do not have permission to read it',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  EBUSY: 'another program holds it',
  ETIMEDOUT: noAnswer
}

/** Why a file or folder could not be read, as a clause for the user. */
export function readFailure(error: unknown): string {
  const code = errorCode(error) || 'unknown'
  return reasons[code] ?? `the system reported ${code}`
}

/** What stands where a file should be. It is never opened: reading a pipe would wait for ever. */
export function specialKind(
  entry: Pick<StatsBase<unknown>, 'isDirectory' | 'isFIFO' | 'isSocket'>
): string {
  if (entry.isDirectory()) return 'it is a folder'
  if (entry.isFIFO()) return 'it is a pipe, not a file'
  return entry.isSocket() ? 'it is a socket, not a file' : 'it is a device, not a file'
}
