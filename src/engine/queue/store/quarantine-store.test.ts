import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JobStore } from './job-store.ts'
import { openDatabase, type Db } from './open-database.ts'
import { QuarantineStore } from './quarantine-store.ts'

let dir: string
let db: Db
let jobs: JobStore
let setAside: QuarantineStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aside-'))
  db = openDatabase(dir)
  jobs = new JobStore(db)
  setAside = new QuarantineStore(db)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const sha = 'a'.repeat(64)

/** Stores a job in this phase with damaged findings; `sql` can damage more. */
function damagedJob(phase: string, sql = ''): void {
  const bytes = Buffer.from('/a.mp4')
  const [job] = jobs.insert(
    [
      {
        profileId: 'p1',
        rawPath: bytes,
        realPath: bytes,
        path: '/a.mp4',
        sizeBytes: 10,
        mtimeMs: 1,
        phase: 'checking',
        findings: [],
        caption: '',
        options: null,
        allowAspect: false,
        allowRepost: false
      }
    ],
    0
  )
  db.prepare(`UPDATE jobs SET phase = ?, sha256 = ?, findings = '{oops' ${sql} WHERE id = ?`).run(
    phase,
    sha,
    job?.id
  )
  expect(jobs.list()).toEqual([])
}

describe('a job that was set aside', () => {
  it('is named with its path and what is damaged', () => {
    damagedJob('published')
    expect(setAside.list()).toMatchObject([
      { path: '/a.mp4', reason: expect.stringContaining('findings') as string }
    ])
  })
  it.each(['submitting', 'processing', 'scheduled', 'unknown', 'published', 'no phase at all'])(
    'still stands against posting the same bytes again when it was %s',
    (phase) => {
      damagedJob(phase)
      expect(setAside.mayHavePosted({ profile_id: 'p1', path: '/other.mp4' }, sha)).toBe(true)
      expect(setAside.mayHavePosted({ profile_id: 'p2', path: '/other.mp4' }, sha)).toBe(false)
      expect(setAside.mayHavePosted({ profile_id: 'p1', path: '/other.mp4' }, 'b'.repeat(64))).toBe(
        false
      )
    }
  )
  it.each(['waiting', 'failed', 'cancelled'])('stands against nothing when it was %s', (phase) => {
    damagedJob(phase)
    expect(setAside.mayHavePosted({ profile_id: 'p1', path: '/a.mp4' }, sha)).toBe(false)
  })
  it('is known by its path when its hash is damaged too', () => {
    damagedJob('published', ", sha256 = 'gone'")
    expect(setAside.mayHavePosted({ profile_id: 'p1', path: '/a.mp4' }, sha)).toBe(true)
    expect(setAside.mayHavePosted({ profile_id: 'p1', path: '/b.mp4' }, sha)).toBe(false)
  })
})
