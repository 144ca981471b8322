import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JobStore, type NewJob } from './job-store.ts'
import { MetaStore } from './meta-store.ts'
import { openDatabase, type Db } from './open-database.ts'

let dir: string
let db: Db
let store: JobStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'store-'))
  db = openDatabase(dir)
  store = new JobStore(db)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const newJob = (name: string): NewJob => ({
  profileId: 'p1',
  rawPath: Buffer.from(name),
  realPath: Buffer.from(name),
  path: name,
  sizeBytes: 10,
  mtimeMs: 1.5,
  phase: 'checking',
  findings: [],
  caption: '',
  options: null,
  allowAspect: false,
  allowRepost: false
})
const insertOne = (name = '/a.mp4') => store.insert([newJob(name)], 0)[0]!

describe('the job store', () => {
  it('refuses a move that the phase table does not allow', () => {
    expect(store.move(insertOne(), 'begin-submit')).toBeNull()
  })

  it('lets only one of two hands move the same job', () => {
    const job = insertOne()
    expect(store.move(job, 'check-passed')?.phase).toBe('ready')
    expect(store.move(job, 'check-blocked')).toBeNull()
    expect(store.get(job.id)?.phase).toBe('ready')
  })

  it('tells a reader what changed since the revision it knows', () => {
    const first = insertOne('/a.mp4')
    const seen = store.revision()
    const second = insertOne('/b.mp4')
    store.move(first, 'check-passed')
    expect(store.changedSince(seen).map((job) => job.id)).toEqual([second.id, first.id])
  })

  it('sets a damaged row aside with the reason instead of guessing', () => {
    const job = insertOne()
    insertOne('/b.mp4')
    db.prepare("UPDATE jobs SET findings = '{oops' WHERE id = ?").run(job.id)
    expect(store.list().map((row) => row.path)).toEqual(['/b.mp4'])
    expect(store.setAsideCount()).toBe(1)
    expect(
      (db.prepare('SELECT reason FROM set_aside').get() as { reason: string }).reason
    ).toContain('findings')
  })

  it('keeps names that are not UTF-8 byte for byte', () => {
    const raw = Buffer.from([0x2f, 0xff, 0xfe, 0x2e, 0x6d])
    const [job] = store.insert([{ ...newJob('/\uFFFD\uFFFD.m'), rawPath: raw, realPath: raw }], 0)
    expect(store.get(job!.id)?.raw_path.equals(raw)).toBe(true)
    expect(store.findByPath('p1', raw)?.id).toBe(job!.id)
  })

  it('counts posts against the day from submitting on, and no longer once they are refused or failed', () => {
    let job = insertOne()
    for (const event of ['check-passed', 'arm', 'begin-upload', 'upload-finished'] as const)
      job = store.move(job, event)!
    expect(store.postedSince('p1', 0)).toEqual([])
    job = store.move(job, 'begin-submit', { submitted_at_ms: 1_000 })!
    expect(store.postedSince('p1', 0)).toEqual([1_000])
    expect(store.postedSince('p2', 0)).toEqual([])
    store.move(job, 'submit-refused', {})
    expect(store.postedSince('p1', 0)).toEqual([])
  })
})

describe('the backend of a queue', () => {
  it('is fixed by its first use, and another one is refused by name', () => {
    const meta = new MetaStore(db)
    meta.bindBackend('https://one.test/v1#abc')
    meta.bindBackend('https://one.test/v1#abc')
    meta.bindBackend('https://one.test/v1')
    expect(() => meta.bindBackend('https://two.test/v1#abc')).toThrow(/one\.test.*two\.test/)
    expect(() => meta.bindBackend('https://one.test/v1#other')).toThrow(/belongs to/)
  })
})
