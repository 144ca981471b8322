import Database from 'better-sqlite3'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../contract/app-error.ts'
import { because, hasModes } from '../../../../test/support/system/platform.ts'
import { JobStore } from './job-store.ts'
import { backupsOf, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { openDatabase, queueFile } from './open-database.ts'
import { RunnerLock } from '../lease/runner-lock.ts'

let dir: string
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'open-')), 'data')
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true, maxRetries: 5 }))

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

function addJobs(count: number): void {
  const db = openDatabase(dir)
  const jobs = Array.from({ length: count }, (_, i) => ({
    profileId: 'p',
    rawPath: Buffer.from(`/clips/${i}.mp4`),
    realPath: Buffer.from(`/clips/${i}.mp4`),
    path: `/clips/${i}.mp4`,
    sizeBytes: i,
    mtimeMs: i,
    phase: 'checking' as const,
    findings: [],
    caption: 'caption '.repeat(20),
    options: null,
    allowAspect: false,
    allowRepost: false
  }))
  new JobStore(db).insert(jobs, 0)
  db.close()
}

/** Returns the refusal, and whether the database and its folder are unchanged. */
function refusal(options?: Parameters<typeof openDatabase>[1]) {
  const before = readFileSync(queueFile(dir))
  const names = readdirSync(dir).join()
  try {
    openDatabase(dir, options).close()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return {
      code: error.code,
      message: error.message,
      untouched: before.equals(readFileSync(queueFile(dir))) && names === readdirSync(dir).join()
    }
  }
  throw new Error('it was opened')
}

function overwrite(offset: number, bytes: Uint8Array): void {
  const file = openSync(queueFile(dir), 'r+')
  writeSync(file, bytes, 0, bytes.length, offset)
  closeSync(file)
}

describe('who can read the queue', () => {
  beforeEach(({ skip }) => {
    skip(!hasModes, because.modes)
  })
  it('is its owner alone, whatever the umask allows', () => {
    const before = process.umask(0)
    try {
      const db = openDatabase(dir)
      const lock = new RunnerLock(dir)
      lock.tryAcquire()
      expect(modeOf(dir)).toBe('700')
      expect(readdirSync(dir).toSorted()).toEqual([
        'queue.db',
        'queue.db-shm',
        'queue.db-wal',
        'runner.lock'
      ])
      for (const name of readdirSync(dir))
        expect([name, modeOf(join(dir, name))]).toEqual([name, '600'])
      lock.release()
      db.close()
    } finally {
      process.umask(before)
    }
  })
  it('is its owner alone from the next start on, when an older version left it readable', () => {
    addJobs(1)
    chmodSync(queueFile(dir), 0o644)
    const db = openDatabase(dir)
    for (const name of readdirSync(dir))
      expect([name, modeOf(join(dir, name))]).toEqual([name, '600'])
    db.close()
  })
})

describe('a database that cannot be used', () => {
  it('is refused with its name and left as it is when its header is damaged', () => {
    addJobs(5)
    overwrite(0, Buffer.from('not a database at all'))
    const told = refusal()
    expect(told).toMatchObject({ code: 'DATABASE_UNREADABLE', untouched: true })
    expect(told.message).toContain(queueFile(dir))
    expect(told.message).toContain('Move the file away')
  })
  it('is refused when a page in the middle is damaged, before anything is sent from what is left', () => {
    addJobs(300)
    const pages = statSync(queueFile(dir)).size / 4096
    overwrite(Math.floor(pages / 2) * 4096, Buffer.alloc(4096, 0xa5))
    expect(refusal()).toMatchObject({ code: 'DATABASE_UNREADABLE', untouched: true })
  })
  it('is refused when it is cut short', () => {
    addJobs(300)
    writeFileSync(queueFile(dir), readFileSync(queueFile(dir)).subarray(0, 20_000))
    expect(refusal()).toMatchObject({ code: 'DATABASE_UNREADABLE', untouched: true })
  })
  it('is refused when it was in use and is empty now, and taken as new when it never was', () => {
    addJobs(1)
    const lock = new RunnerLock(dir)
    lock.tryAcquire()
    lock.release()
    writeFileSync(queueFile(dir), '')
    expect(refusal()).toMatchObject({ code: 'DATABASE_EMPTIED', untouched: true })
    rmSync(join(dir, 'runner.lock'))
    openDatabase(dir).close()
  })
  it('is refused when a newer version wrote it, even in the log that was not yet copied over', () => {
    addJobs(1)
    const newer = new Database(queueFile(dir))
    newer.pragma('wal_autocheckpoint = 0')
    newer.pragma(`user_version = ${migrations.length + 1}`)
    const told = refusal()
    newer.close()
    expect(told).toMatchObject({ code: 'DATABASE_NEWER', untouched: true })
    expect(told.message).toMatch(/Update the app/)
  })
  it("is refused when it is another program's", () => {
    mkdirSync(dir)
    const other = new Database(queueFile(dir))
    other.exec('CREATE TABLE songs (title TEXT)')
    other.close()
    expect(refusal()).toMatchObject({ code: 'DATABASE_FOREIGN', untouched: true })
  })
  it('is refused with its name when another program holds it for longer than we wait', () => {
    addJobs(1)
    const holder = new Database(queueFile(dir))
    holder.pragma('locking_mode = EXCLUSIVE')
    holder.exec('BEGIN EXCLUSIVE')
    const told = refusal({ waitMs: 100 })
    holder.close()
    expect(told).toMatchObject({ code: 'DATABASE_LOCKED', untouched: true })
    expect(told.message).toContain(queueFile(dir))
    openDatabase(dir).close()
  })
  it('is refused when its folder is a file', () => {
    writeFileSync(dir, 'a file')
    expect(() => openDatabase(dir)).toThrow(/cannot be made or used/)
  })
})

describe('a schema change', () => {
  const next = [...migrations, 'ALTER TABLE accounts ADD COLUMN colour TEXT']
  const upgrade = (steps: readonly string[]): Database.Database => {
    const db = new Database(queueFile(dir))
    try {
      migrate(db, queueFile(dir), steps)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }
  const rowsOf = (db: Database.Database): unknown =>
    db.prepare('SELECT * FROM jobs ORDER BY position').all()

  it('loses no row, and leaves a whole copy that opens as the old version, with what was only in the log', () => {
    addJobs(200)
    const writer = new Database(queueFile(dir))
    writer.pragma('wal_autocheckpoint = 0')
    writer.prepare("UPDATE jobs SET caption = 'only in the log' WHERE position = 7").run()
    const before = rowsOf(writer)
    const db = upgrade(next)
    expect(rowsOf(db)).toEqual(before)
    expect(db.pragma('user_version', { simple: true })).toBe(next.length)
    const [name, ...others] = backupsOf(queueFile(dir))
    expect(others).toEqual([])
    const copy = new Database(join(dir, name ?? ''), { readonly: true })
    expect(rowsOf(copy)).toEqual(before)
    expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    if (hasModes) expect(modeOf(join(dir, name ?? ''))).toBe('600')
    for (const open of [copy, db, writer]) open.close()
  })
  it('gives back a queue that works when the copy is put in its place', () => {
    addJobs(3)
    upgrade(next).close()
    expect(refusal().code).toBe('DATABASE_NEWER')
    const copy = readFileSync(join(dir, backupsOf(queueFile(dir))[0] ?? ''))
    writeFileSync(queueFile(dir), copy)
    const db = openDatabase(dir)
    expect(new JobStore(db).list()).toHaveLength(3)
    db.close()
  })
  it('changes nothing when it fails half-way, and keeps the copy', () => {
    addJobs(3)
    expect(() => upgrade([...next, 'CREATE TABLE jobs (oops TEXT)'])).toThrow(/already exists/)
    const db = openDatabase(dir)
    expect(new JobStore(db).list()).toHaveLength(3)
    expect(backupsOf(queueFile(dir))).toHaveLength(1)
    db.close()
  })
  it('keeps the three newest copies', () => {
    addJobs(1)
    const steps = [...migrations]
    for (let i = 0; i < 5; i++) {
      steps.push(`CREATE TABLE extra_${i} (x TEXT)`)
      upgrade(steps).close()
    }
    expect(backupsOf(queueFile(dir)).map((name) => name.replace(/.*-v/, ''))).toEqual(
      [2, 3, 4].map((n) => String(migrations.length + n))
    )
  })
  it("lets go of nobody's lock: another process still cannot take the database for itself", () => {
    addJobs(1)
    const db = upgrade(next)
    const other = new Database(queueFile(dir), { timeout: 0 })
    other.pragma('locking_mode = EXCLUSIVE')
    expect(() => other.exec('BEGIN EXCLUSIVE; INSERT INTO meta VALUES (1, 1)')).toThrow(
      /locked|busy/
    )
    other.close()
    db.close()
  })
  it('makes no copy of a new database', () => {
    openDatabase(dir).close()
    expect(backupsOf(queueFile(dir))).toEqual([])
    expect(existsSync(`${queueFile(dir)}.backup-draft`)).toBe(false)
  })
})
