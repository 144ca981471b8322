import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import { errorCode } from '../error-code.ts'

/** The fault of the queue's storage. `damaged` does not recover; the others may. */
export type StorageFault = 'full' | 'read-only' | 'locked' | 'failing' | 'damaged'

/** Less than this counts as full: a commit needs a few pages in the log and in shared memory. */
const noRoomBytes = 64 * 1024

const faultsByCode: readonly (readonly [codes: RegExp, fault: StorageFault])[] = [
  [/^(?:SQLITE_FULL|ENOSPC|EDQUOT)$/, 'full'],
  [/^SQLITE_(?:CORRUPT|CORRUPT_.*|NOTADB)$/, 'damaged'],
  [/^SQLITE_(?:BUSY|LOCKED|PROTOCOL$)/, 'locked'],
  [/^(?:SQLITE_READONLY.*|EROFS|EACCES|EPERM)$/, 'read-only']
]

/** Returns the storage fault behind an error of SQLite or the system; null for any other error. */
export function storageFaultOf(error: unknown, file: string): StorageFault | null {
  const code = errorCode(error)
  const known = faultsByCode.find(([codes]) => codes.test(code))
  if (known !== undefined) return known[1]
  // SQLite has no separate code for a file that it could not create or enlarge on a full disk.
  if (code.startsWith('SQLITE_CANTOPEN')) return hasNoRoom(file) ? 'full' : 'read-only'
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return hasNoRoom(file) ? 'full' : 'failing'
  return null
}

function hasNoRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize < noRoomBytes
  } catch {
    return false
  }
}

const codes: Record<StorageFault, string> = {
  full: 'DISK_FULL',
  'read-only': 'DATA_FOLDER_READ_ONLY',
  locked: 'DATABASE_LOCKED',
  failing: 'DISK_FAILING',
  damaged: 'DATABASE_UNREADABLE'
}

const sentences: Record<StorageFault, (file: string) => string> = {
  full: (file) =>
    `The disk that holds ${file} is full. Free some space and try again; nothing was lost.`,
  'read-only': (file) =>
    `The queue cannot be written at ${file}. Check the folder's permissions, or set AETHER_UPLOADER_HOME to a folder of yours.`,
  locked: (file) =>
    `Another program holds ${file} locked. Close it and try again; nothing was changed.`,
  failing: (file) =>
    `The disk that holds ${file} reports errors. Check the disk, or set AETHER_UPLOADER_HOME to a folder on another one.`,
  damaged: (file) =>
    `The queue in ${file} is damaged and was left as it is. Move the file away, together with its -wal and -shm files, to start with an empty queue; a copy made before an update may lie beside it (${file}.backup-...). Look at TikTok before you publish again what it held.`
}

/** Returns an error that tells the user the file and what to do; returns other errors unchanged. */
export function explainStorage(cause: unknown, file: string): unknown {
  if (cause instanceof AppError) return cause
  const fault = storageFaultOf(cause, file)
  if (fault === null) return cause
  return new AppError(codes[fault], sentences[fault](file), {
    cause,
    retry: fault === 'full' || fault === 'locked' ? 'later' : 'person'
  })
}

/** The texts shown while a storage fault holds the queue. */
export const heldByStorage: Record<StorageFault, (file: string) => string> = {
  full: (file) =>
    `The disk that holds ${file} is full. Sending is held, nothing is lost, and it goes on by itself when there is room.`,
  'read-only': (file) =>
    `The queue in ${file} cannot be written. Sending is held, nothing is lost, and it goes on by itself when the folder can be written again.`,
  locked: (file) =>
    `Another program holds ${file} locked. Sending is held and goes on by itself when that program lets go.`,
  failing: (file) =>
    `The disk that holds ${file} reports errors. Sending is held and goes on by itself when the disk answers again; check the disk.`,
  damaged: (file) =>
    `The queue in ${file} is damaged. Sending is stopped. Close the app and run "doctor" to see what to do.`
}
