import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../error-code.ts'
import { makePrivateFile, makePrivateFolder } from '../../storage/private-file.ts'
import { explainStorage } from '../../storage/storage-error.ts'

const glanceMs = 50

/** Protects held locks from garbage collection, which would close the connection and so unlock. */
const held = new Set<Database.Database>()

/** Name of the lock file in the data folder. The file stays empty; only the lock on it matters. */
export const runnerLockName = 'runner.lock'

/**
 * The right to send: an open exclusive transaction on a separate file, for the life of a process.
 * No heartbeat: the operating system frees it when the process dies; a stopped process keeps it.
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
   * Takes the lock if it is free. Waits only as long as another process needs to check it.
   * @throws AppError DATA_FOLDER_READ_ONLY | DISK_FULL | DISK_FAILING | DATABASE_UNREADABLE
   */
  tryAcquire(): boolean {
    if (this.#db !== null) return true
    let db: Database.Database | null = null
    try {
      makePrivateFolder(this.#dataDir)
      makePrivateFile(this.#file)
      db = new Database(this.#file, { timeout: glanceMs })
      // Without a journal file, the lock works on a full disk and a killed process leaves no file.
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

  /** Whether another process holds the lock now. Read-only: takes no lock and creates no file. */
  heldByAnother(): boolean {
    if (this.held || !existsSync(this.#file)) return false
    let db: Database.Database | null = null
    try {
      db = new Database(this.#file, { readonly: true, timeout: 0 })
      db.prepare('SELECT count(*) FROM sqlite_master').get()
      return false
    } catch (error) {
      if (errorCode(error).startsWith('SQLITE_BUSY')) return true
      // A journal left by a killed process of an older version; a running one causes SQLITE_BUSY.
      if (errorCode(error).startsWith('SQLITE_READONLY')) return false
      throw explainStorage(error, this.#file)
    } finally {
      db?.close()
    }
  }
}
