import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryQuery } from '../../../contract/history/history.ts'
import type { PhaseEvent } from '../../domain/phase-table.ts'
import { HistoryStore } from './history-store.ts'
import { JobStore } from './job-store.ts'
import { openDatabase, type Db } from './open-database.ts'

let dir: string
let db: Db
let jobs: JobStore
let history: HistoryStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'history-'))
  db = openDatabase(dir)
  jobs = new JobStore(db, () => 5_000)
  history = new HistoryStore(db, jobs, { nowMs: () => 10_000 })
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const everything: HistoryQuery = { text: '', outcome: null, profileId: null, since: null }

function confirmed(
  name: string,
  steps: PhaseEvent[],
  { caption = '', profileId = 'p', settledAtMs = null as number | null } = {}
): string {
  const path = `/home/ann/Sommerfest/${name}`
  const [row] = jobs.insert(
    [
      {
        profileId,
        rawPath: Buffer.from(path),
        realPath: Buffer.from(path),
        path,
        sizeBytes: 1,
        mtimeMs: 1,
        phase: 'checking',
        findings: [],
        caption,
        options: null,
        allowAspect: false,
        allowRepost: false
      }
    ],
    500
  )
  if (row === undefined) throw new Error('nothing was inserted')
  let job = jobs.move(row, 'check-passed')
  job = job && jobs.move(job, 'arm', { consent_at_ms: 1_000 })
  for (const step of steps) job = job && jobs.move(job, step)
  if (job === null) throw new Error(`no such way: ${steps.join(', ')}`)
  jobs.update(job, { settled_at_ms: settledAtMs })
  return job.id
}
const out: PhaseEvent[] = [
  'begin-upload',
  'upload-finished',
  'begin-submit',
  'submit-accepted',
  'post-published'
]
const names = (query: Partial<HistoryQuery>, offset = 0, limit = 100): string[] =>
  history.page({ ...everything, ...query }, offset, limit).posts.map(({ name }) => name)

describe('history', () => {
  it('shows what was confirmed, newest first, also what was cleared from the list, and nothing that was not', () => {
    confirmed('early.mp4', out, { settledAtMs: 2_000 })
    const late = confirmed('late.mp4', out, { settledAtMs: 3_000 })
    const row = jobs.get(late)
    if (row) jobs.update(row, { hidden: true })
    jobs.insert(
      [
        {
          profileId: 'p',
          rawPath: Buffer.from('/x'),
          realPath: Buffer.from('/x'),
          path: '/x',
          sizeBytes: 1,
          mtimeMs: 1,
          phase: 'checking',
          findings: [],
          caption: '',
          options: null,
          allowAspect: false,
          allowRepost: false
        }
      ],
      500
    )
    expect(names({})).toEqual(['late.mp4', 'early.mp4'])
  })

  it('finds words of the name and the caption in any case and form, but not the folder', () => {
    confirmed('Fe\u0301te.mp4', out, { caption: 'ÜBER den Dächern' })
    confirmed('other.mp4', out)
    expect(names({ text: 'féte über' })).toEqual(['Fe\u0301te.mp4'])
    expect(names({ text: 'sommerfest' })).toEqual([])
    expect(names({ text: '%' })).toEqual([])
  })

  it('counts every outcome under the other filters, and pages through one of them', () => {
    for (let i = 0; i < 5; i++) confirmed(`${i}.mp4`, out, { settledAtMs: 2_000 + i })
    confirmed('waits.mp4', [])
    confirmed('theirs.mp4', out, { profileId: 'q', settledAtMs: 9_000 })
    const page = history.page({ ...everything, outcome: 'published', profileId: 'p' }, 2, 2)
    expect(page).toMatchObject({ total: 5, counts: { published: 5, 'under-way': 1, failed: 0 } })
    expect(page.posts.map(({ name }) => name)).toEqual(['2.mp4', '1.mp4'])
    expect(names({ since: new Date(2_003).toISOString() })).toEqual([
      'theirs.mp4',
      '4.mp4',
      '3.mp4'
    ])
  })

  it('uses its index for the order, so that a long history costs no sorting', () => {
    const plan = JSON.stringify(
      db
        .prepare(
          'EXPLAIN QUERY PLAN SELECT id FROM jobs WHERE consent_at_ms IS NOT NULL ORDER BY coalesce(settled_at_ms, submitted_at_ms, consent_at_ms) DESC, position DESC LIMIT 100 OFFSET 9000'
        )
        .all()
    )
    expect(plan).toContain('USING INDEX jobs_by_history')
    expect(plan).not.toContain('TEMP B-TREE')
  })

  it('gives out receipts and failures although the moment of a move is damaged', () => {
    const id = confirmed('a.mp4', out)
    db.prepare(
      "UPDATE history SET at_ms = 9000000000000000, error_code = 'E' WHERE event = 'arm'"
    ).run()
    db.prepare(
      "UPDATE history SET at_ms = 9223372036854775807, error_code = 'E' WHERE event = 'post-published'"
    ).run()
    expect(
      history
        .receipt(id)
        ?.history.map(({ event }) => event)
        .toSorted()
    ).toEqual(['arm', 'check-passed', ...out].toSorted())
    expect(
      history.recentFailures(10).map(({ atMs }) => Number.isNaN(new Date(atMs).getTime()))
    ).toEqual([false, false])
  })
})
