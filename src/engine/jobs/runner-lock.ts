import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../error-code.ts'

const glanceMs = 50

/**
 * The right to send, held for a process's whole life as an open exclusive transaction on a file of its own. There is
 * no heartbeat: the operating system frees it the moment the process dies, and a merely stopped process keeps it.
 */
export class RunnerLock {
  readonly #file: string
  #db: Database.Database | null = null
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    this.#file = join(dataDir, 'runner.lock')
  }

  get held(): boolean {
    return this.#db !== null
  }

  /** Takes the lock if it is free. Waits only as long as another's glance at it takes. */
  tryAcquire(): boolean {
    if (this.#db !== null) return true
    const db = new Database(this.#file, { timeout: glanceMs })
    try {
      db.exec('BEGIN EXCLUSIVE')
      this.#db = db
      return true
    } catch (error) {
      db.close()
      if (errorCode(error).startsWith('SQLITE_BUSY')) return false
      throw error
    }
  }

  release(): void {
    this.#db?.close()
    this.#db = null
  }

  /** Whether another process holds it now. Only reads, so it takes the lock from nobody. */
  heldByAnother(): boolean {
    if (this.held) return false
    const db = new Database(this.#file, { timeout: 0 })
    try {
      db.prepare('SELECT count(*) FROM sqlite_master').get()
      return false
    } catch (error) {
      if (errorCode(error).startsWith('SQLITE_BUSY')) return true
      throw error
    } finally {
      db.close()
    }
  }
}
