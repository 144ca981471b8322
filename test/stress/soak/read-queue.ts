import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { storedJobSchema, type StoredJob } from '../../../src/engine/queue/store/stored-job.ts'

export interface QueueCopy {
  jobs: StoredJob[]
  /** Rows in quarantine. */
  setAside: number
}

/** Reads a queue's content on disk. */
export function readQueue(dataDir: string): QueueCopy {
  return withCopy(dataDir, { jobs: [], setAside: 0 }, (db) => ({
    jobs: db
      .prepare('SELECT * FROM jobs ORDER BY position')
      .all()
      .map((row) => storedJobSchema.parse(row)),
    setAside: readCount(db, 'SELECT count(*) AS n FROM set_aside')
  }))
}

/** Returns the requests that the engine counted against the month's budget. */
export function readCalls(dataDir: string): number {
  return withCopy(dataDir, 0, (db) =>
    readCount(db, 'SELECT coalesce(sum(calls), 0) AS n FROM api_calls')
  )
}

/** Reads from a copy, so that the next process still has to recover the killed one's log. */
function withCopy<T>(dataDir: string, empty: T, read: (db: Database.Database) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'queue-copy-'))
  try {
    for (const name of ['queue.db', 'queue.db-wal'])
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(dir, name))
    if (!existsSync(join(dir, 'queue.db'))) return empty
    const db = new Database(join(dir, 'queue.db'))
    db.pragma('synchronous = OFF')
    try {
      return db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").get() === undefined
        ? empty
        : read(db)
    } finally {
      db.close()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

function readCount(db: Database.Database, sql: string): number {
  return z.object({ n: z.int() }).parse(db.prepare(sql).get()).n
}

/** Returns idempotency keys of creates that were written and neither answered nor recovered yet. */
export function openCreates(queue: QueueCopy): string[] {
  return queue.jobs.flatMap((job) =>
    job.phase === 'submitting' && job.due_at_ms === null && job.idempotency_key !== null
      ? [job.idempotency_key]
      : []
  )
}
