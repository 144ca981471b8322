import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobChanges } from './job-changes.ts'
import { JobStore } from './job-store.ts'
import { openDatabase, type Db } from './open-database.ts'
import { ScheduleStore } from './schedule-store.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const minuteMs = 60_000

let dir: string
let db: Db
let jobs: JobStore
let schedule: ScheduleStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'schedule-'))
  db = openDatabase(dir)
  jobs = new JobStore(db)
  schedule = new ScheduleStore(db, jobs)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

let made = 0
/** Adds a waiting job with these columns; returns its id. */
function waiting(changes: JobChanges, profileId = 'p'): string {
  const path = `/clips/${made++}.mp4`
  const [job] = jobs.insert(
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
        caption: '',
        options: null,
        allowAspect: false,
        allowRepost: false
      }
    ],
    nowMs
  )
  const ready = job && jobs.move(job, 'check-passed')
  if (!ready || jobs.move(ready, 'arm', changes) === null)
    throw new Error('the job could not be armed')
  return ready.id
}
const at = (minutes: number): JobChanges => ({
  scheduled_for_ms: nowMs + minutes * minuteMs,
  wait_reason: 'schedule',
  due_at_ms: nowMs - 1
})

describe('what goes before all other jobs', () => {
  it('is the earliest whose time is near, unless its account is closed beyond that time', () => {
    waiting(at(40))
    waiting({})
    const [later, sooner] = [waiting(at(20)), waiting(at(10), 'other')]
    expect(schedule.urgent(nowMs, {}, false)?.id).toBe(sooner)
    expect(schedule.urgent(nowMs, { other: nowMs + 15 * minuteMs }, false)?.id).toBe(later)
    expect(schedule.urgent(nowMs, { other: nowMs + 5 * minuteMs }, false)?.id).toBe(sooner)
  })
  it('without a free upload is only what is uploaded already', () => {
    waiting(at(10))
    expect(schedule.urgent(nowMs, {}, true)).toBeNull()
    const uploaded = waiting({ ...at(20), media_key: 'm' })
    expect(schedule.urgent(nowMs, {}, true)?.id).toBe(uploaded)
  })
  it('is nothing that still waits for something else', () => {
    waiting({ ...at(10), due_at_ms: nowMs + 1 })
    waiting({ ...at(10), missed: true, due_at_ms: null })
    expect(schedule.urgent(nowMs, {}, false)).toBeNull()
  })
})

describe('a clock that was set back', () => {
  it('takes pauses with it and leaves times of the day alone', () => {
    const pause = waiting({ wait_reason: 'back-off', due_at_ms: nowMs + 5_000 })
    const quota = waiting({ wait_reason: 'quota', due_at_ms: nowMs + 5_000 })
    const timed = waiting({ ...at(90), due_at_ms: nowMs + 60 * minuteMs })
    schedule.movePauses(-3_600_000)
    expect([pause, quota, timed].map((id) => (jobs.get(id)?.due_at_ms ?? 0) - nowMs)).toEqual([
      5_000 - 3_600_000,
      5_000,
      60 * minuteMs
    ])
  })
})

describe('with a long queue', () => {
  it.each([
    [
      'late ones',
      "SELECT id FROM jobs WHERE phase = 'waiting' AND scheduled_for_ms IS NOT NULL AND scheduled_for_ms < 5 AND missed = 0 ORDER BY scheduled_for_ms, position",
      'jobs_by_schedule'
    ],
    [
      'missed ones',
      "SELECT count(*) AS n FROM jobs WHERE phase = 'waiting' AND missed = 1",
      'jobs_missed'
    ],
    [
      'handed-over ones of a day',
      "SELECT scheduled_for_ms FROM jobs WHERE profile_id = 'p' AND scheduled_for_ms > 5 AND hand_over = 'aether' AND phase IN ('scheduled')",
      'jobs_handed_over'
    ]
  ])('%s are found by an index of their own', (_what, query, index) => {
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map((row) => JSON.stringify(row))
      .join('\n')
    expect(plan).toContain(index)
  })
})
