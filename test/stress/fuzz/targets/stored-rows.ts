import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { jobSchema } from '../../../../src/contract/queue/job.ts'
import { JobStore } from '../../../../src/engine/queue/store/job-store.ts'
import { migrations } from '../../../../src/engine/queue/store/migrations.ts'
import { QuarantineStore } from '../../../../src/engine/queue/store/quarantine-store.ts'
import { toJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText } from '../hostile-text.ts'

const nowMs = Date.UTC(2026, 10, 22)
const anyCell = fc.oneof(
  hostileText,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constant(null),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes))
)
const untouched = new Set(['id', 'revision'])

/** Creates an in-memory queue with one job. */
function queueOfOne() {
  const db = new Database(':memory:')
  for (const statements of migrations) db.exec(statements)
  const jobs = new JobStore(db, () => nowMs)
  const path = '/clips/a.mp4'
  jobs.insert(
    [
      {
        profileId: 'tt_1',
        rawPath: Buffer.from(path),
        realPath: Buffer.from(path),
        path,
        sizeBytes: 9,
        mtimeMs: nowMs,
        phase: 'checking',
        findings: [],
        caption: 'a',
        options: null,
        allowAspect: false,
        allowRepost: false
      }
    ],
    nowMs
  )
  const columns = db.pragma('table_info(jobs)') as { name: string; notnull: number }[]
  return {
    db,
    jobs,
    setAside: new QuarantineStore(db),
    columns: columns.map(({ name }) => name).filter((name) => !untouched.has(name))
  }
}

export const storedRows: FuzzTarget = {
  name: 'stored-rows',
  promise:
    'a row with anything in any column is read as a job that keeps to the contract, or is set aside with a reason and not lost',
  async run(cases, seed) {
    const tally = newCounts()
    const { db, jobs, setAside, columns } = queueOfOne()
    try {
      // The table's constraints are the database's own check; a damaged file's content has passed
      // or bypassed them.
      db.pragma('ignore_check_constraints = 1')
      fc.assert(
        fc.property(
          fc.array(fc.record({ column: fc.constantFrom(...columns), cell: anyCell }), {
            minLength: 1,
            maxLength: 3
          }),
          (edits) => {
            db.exec('SAVEPOINT whole')
            try {
              for (const { column, cell } of edits) {
                try {
                  db.prepare(`UPDATE jobs SET "${column}" = ?`).run(cell)
                } catch (error) {
                  if (
                    !(error instanceof Database.SqliteError) ||
                    !error.code.startsWith('SQLITE_CONSTRAINT')
                  )
                    throw error
                }
              }
              const all = db.prepare('SELECT count(*) FROM jobs').pluck().get()
              const read = [...jobs.changedSince(-1)]
              const aside = setAside.list()
              if (read.length + aside.length !== all)
                throw new Error(
                  `${read.length} read and ${aside.length} set aside of ${String(all)}`
                )
              for (const job of read) jobSchema.parse(toJob(job, nowMs))
              for (const { reason } of aside)
                if (reason === '') throw new Error('set aside without a reason')
              if (read.length > 0) tally.accepted++
              else tally.refused++
            } finally {
              db.exec('ROLLBACK TO whole; RELEASE whole')
            }
          }
        ),
        { numRuns: cases, seed }
      )
      return tally
    } finally {
      db.close()
    }
  }
}
