import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../error-code.ts'
import { makePrivateFile, makePrivateFolder } from '../../storage/private-file.ts'
import { explainStorage } from '../../storage/storage-error.ts'

const glanceMs = 50

/** Keeps every held lock from the garbage collector: a collected connection would be closed, and the lock with it. */
const held = new Set<Database.Database>()

/** Name of the lock's file inside the data folder. It stays empty; only the lock on it means anything. */
export const runnerLockName = 'runner.lock'

/**
 * The right to send, held for a process's whole life as an open exclusive transaction on a file of its own. There is
 * no heartbeat: the operating system frees it the moment the process dies, and a merely stopped process keeps it.
 */
export class RunnerLock {
  readonly #dataDir: string
  readonly #file: string
  #db: Database.Database | null = null
  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#file = join(dataDir, runnerLockName)
  }

  get held(): boolean {
    return this.#db !== null
  }

  /**
   * Takes the lock if it is free. Waits only as long as another's glance at it takes.
   * @throws AppError DATA_FOLDER_READ_ONLY | DISK_FULL | DISK_FAILING | DATABASE_UNREADABLE
   */
  tryAcquire(): boolean {
    if (this.#db !== null) return true
    let db: Database.Database | null = null
    try {
      makePrivateFolder(this.#dataDir)
      makePrivateFile(this.#file)
      db = new Database(this.#file, { timeout: glanceMs })
      // Without a journal file nothing is written, so that a full disk keeps nobody from the lock and a kill leaves nothing behind.
      db.pragma('journal_mode = MEMORY')
      db.exec('BEGIN EXCLUSIVE')
      this.#db = db
      held.add(db)
      return true
    } catch (error) {
      db?.close()
      if (errorCode(error).startsWith('SQLITE_BUSY')) return false
      throw explainStorage(error, this.#file)
    }
  }

  release(): void {
    if (this.#db === null) return
    held.delete(this.#db)
    this.#db.close()
    this.#db = null
  }

  /** Whether another process holds it now. Only reads, so it takes the lock from nobody and makes no file. */
  heldByAnother(): boolean {
    if (this.held || !existsSync(this.#file)) return false
    let db: Database.Database | null = null
    try {
      db = new Database(this.#file, { readonly: true, timeout: 0 })
      db.prepare('SELECT count(*) FROM sqlite_master').get()
      return false
    } catch (error) {
      if (errorCode(error).startsWith('SQLITE_BUSY')) return true
      // A journal that a killed holder of an older version left; nobody holds the lock, or this would have been busy.
      if (errorCode(error).startsWith('SQLITE_READONLY')) return false
      throw explainStorage(error, this.#file)
    } finally {
      db?.close()
    }
  }
}
