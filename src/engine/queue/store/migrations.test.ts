import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JobStore } from './job-store.ts'
import { backupsOf } from './migrate.ts'
import { migrations } from './migrations.ts'
import { openDatabase, queueFile } from './open-database.ts'
import { toJob } from './stored-job.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'migrations-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

/** A queue as an earlier version left it, with one post that Aether is processing. */
function oldQueue(version: number): void {
  const db = new Database(queueFile(dir))
  db.pragma('journal_mode = WAL')
  for (const step of migrations.slice(0, version)) db.exec(step)
  db.prepare(
    `INSERT INTO jobs (id, revision, profile_id, raw_path, real_path, path, size_bytes, mtime_ms, position, phase, submitted_at_ms, post_id, created_at_ms)
     VALUES ('j1', 1, 'p', x'2f61', x'2f61', '/a', 5, 1.5, 1, 'processing', 1000, 'post_1', 500)`
  ).run()
  db.pragma(`user_version = ${version}`)
  db.close()
}

describe('a queue of an earlier version', () => {
  it.each(migrations.slice(1).map((_step, i) => i + 1))(
    'of schema %i opens with its jobs as they were, without a time, and a copy beside it',
    (version) => {
      oldQueue(version)
      const db = openDatabase(dir)
      const [row] = new JobStore(db).list()
      expect(row && toJob(row, 2_000)).toMatchObject({
        id: 'j1',
        phase: 'processing',
        postId: 'post_1',
        scheduledFor: null,
        keptBy: null,
        missed: false,
        pendingOrder: null
      })
      expect(new JobStore(db).postedSince('p', 0)).toEqual([1_000])
      db.close()
      const [copy] = backupsOf(queueFile(dir))
      const before = new Database(join(dir, copy ?? ''), { readonly: true })
      expect(before.pragma('user_version', { simple: true })).toBe(version)
      expect(before.prepare('SELECT id, phase FROM jobs').all()).toEqual([
        { id: 'j1', phase: 'processing' }
      ])
      before.close()
    }
  )
})
