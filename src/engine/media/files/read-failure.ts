import type { StatsBase } from 'node:fs'
import { errorCode } from '../../error-code.ts'

/** For a path that leads nowhere. */
export const nothingThere = 'there is nothing at this path'

/** For a file on a disk that does not answer. */
export const noAnswer = 'the disk it lies on does not answer'

/** For a file that macOS keeps only in iCloud. */
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

/** Returns why a file or folder could not be read, as a clause for the user. */
export function readFailure(error: unknown): string {
  const code = errorCode(error) || 'unknown'
  return reasons[code] ?? `the system reported ${code}`
}

/** Names what is there instead of a file. It is never opened: reading a pipe would wait forever. */
export function specialKind(
  entry: Pick<StatsBase<unknown>, 'isDirectory' | 'isFIFO' | 'isSocket'>
): string {
  if (entry.isDirectory()) return 'it is a folder'
  if (entry.isFIFO()) return 'it is a pipe, not a file'
  return entry.isSocket() ? 'it is a socket, not a file' : 'it is a device, not a file'
}
