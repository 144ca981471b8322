import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import { errorCode } from '../error-code.ts'
import { migrations } from './migrations.ts'

export type Db = Database.Database

/** Name of the queue database inside the data folder. */
export const queueFileName = 'queue.db'

/**
 * Opens the queue database, made or migrated where needed. Every commit is on disk before it returns
 * (`synchronous=FULL`, on macOS also `fullfsync`), because a phase must be stored before the step it names begins.
 * @throws AppError DATABASE_NEWER | DATABASE_UNREADABLE | DATA_FOLDER_READ_ONLY
 */
export function openDatabase(dataDir: string): Db {
  const file = join(dataDir, queueFileName)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const db = new Database(file, { timeout: 10_000 })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    if (process.platform === 'darwin') db.pragma('fullfsync = 1')
    db.pragma('foreign_keys = ON')
    migrate(db, file)
    return db
  } catch (cause) {
    throw explain(cause, file)
  }
}

/** Runs what is missing in one transaction, after copying the database beside itself. */
function migrate(db: Db, file: string): void {
  const version = schemaVersion(db)
  if (version > migrations.length) {
    throw new AppError('DATABASE_NEWER', `The queue in ${file} was written by a newer version of Aether Uploader. Update the app, or choose another data folder.`)
  }
  if (version === migrations.length) return
  if (version > 0 && existsSync(file)) {
    db.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.before-v${migrations.length}`)
  }
  db.transaction(() => {
    for (const statements of migrations.slice(schemaVersion(db))) db.exec(statements)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }))

function explain(cause: unknown, file: string): AppError {
  if (cause instanceof AppError) return cause
  const code = errorCode(cause)
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EROFS') {
    return new AppError('DATA_FOLDER_READ_ONLY', `The queue cannot be written at ${file}. Check the folder's permissions, or set AETHER_UPLOADER_HOME to a folder of yours.`, { cause })
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new AppError('DISK_FULL', `The disk that holds ${file} is full. Free some space and start again; nothing was lost.`, { cause })
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError('DATABASE_LOCKED', `Another program holds ${file} locked. Close it and start again.`, { cause })
  }
  return new AppError('DATABASE_UNREADABLE', `The queue in ${file} cannot be read. Move the file away to start with an empty queue; a copy made before the last update may lie beside it.`, { cause })
}
