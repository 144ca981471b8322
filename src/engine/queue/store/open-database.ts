import Database from 'better-sqlite3'
import { join } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import { errorCode } from '../../error-code.ts'
import { keepPrivate, makePrivateFile, makePrivateFolder } from '../../storage/private-file.ts'
import { refuseNetworkFolder } from '../../storage/refuse-network-folder.ts'
import { explainStorage, storageFaultOf } from '../../storage/storage-error.ts'
import { inspectDatabase } from './inspect-database.ts'
import { migrate } from './migrate.ts'
import { patienceMs, pauseMs } from './when-unlocked.ts'

export type Db = Database.Database

/** Name of the queue database in the data folder. */
export const queueFileName = 'queue.db'

export const queueFile = (dataDir: string): string => join(dataDir, queueFileName)

/** How long a statement may block this process for a lock; `whenUnlocked` waits longer. */
export const busyTimeoutMs = 500

export interface OpenOptions {
  /** How long opening and each later statement may block this process. Default: `patienceMs`. */
  waitMs?: number | undefined
}

/**
 * Opens the queue database; creates or migrates it if needed. Every commit is on disk before it
 * returns (`synchronous=FULL`, on macOS also `fullfsync`), because a phase must be stored before
 * its step begins. A refused database stays unchanged.
 * @throws AppError DATA_FOLDER_ON_NETWORK | DATA_FOLDER_READ_ONLY | DISK_FULL | DISK_FAILING |
 * DATABASE_LOCKED | DATABASE_UNREADABLE | DATABASE_NEWER | DATABASE_FOREIGN | DATABASE_EMPTIED
 */
export function openDatabase(dataDir: string, { waitMs = patienceMs }: OpenOptions = {}): Db {
  const file = queueFile(dataDir)
  refuseNetworkFolder(dataDir)
  // If another process is creating the queue, SQLite refuses the switch to WAL without waiting.
  for (const endMs = performance.now() + waitMs; ;) {
    try {
      return open(dataDir, file, waitMs)
    } catch (cause) {
      if (storageFaultOf(cause, file) !== 'locked' || performance.now() >= endMs)
        throw explain(cause, file)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}

function open(dataDir: string, file: string, waitMs: number): Db {
  let db: Db | null = null
  try {
    makePrivateFolder(dataDir)
    for (const part of [file, `${file}-wal`, `${file}-shm`]) keepPrivate(part)
    inspectDatabase(file, waitMs)
    makePrivateFile(file)
    db = new Database(file, { timeout: waitMs })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    if (process.platform === 'darwin') db.pragma('fullfsync = 1')
    db.pragma('foreign_keys = ON')
    migrate(db, file)
    return db
  } catch (cause) {
    db?.close()
    throw cause
  }
}

/**
 * Creates the data folder, or a folder in it, before anything else uses it.
 * @throws AppError as `openDatabase`, for the folder
 */
export function makeDataFolder(dataDir: string): void {
  try {
    makePrivateFolder(dataDir)
  } catch (cause) {
    throw explain(cause, queueFile(dataDir))
  }
}

function explain(cause: unknown, file: string): AppError {
  const told = explainStorage(cause, file)
  if (told instanceof AppError) return told
  // Node reports ENOENT for a folder that it cannot create on a read-only disk.
  if (['ENOENT', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'].includes(errorCode(cause))) {
    return new AppError(
      'DATA_FOLDER_READ_ONLY',
      `The folder for ${file} cannot be made or used. Check its name and the permissions above it, or set AETHER_UPLOADER_HOME to a folder of yours.`,
      { cause }
    )
  }
  const reason = errorCode(cause) || (cause instanceof Error ? cause.message : String(cause))
  return new AppError(
    'DATABASE_UNREADABLE',
    `The queue in ${file} cannot be opened (${reason}). Check that its folder is a folder of yours, or set AETHER_UPLOADER_HOME to another one.`,
    { cause }
  )
}
