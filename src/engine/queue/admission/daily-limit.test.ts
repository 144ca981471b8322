import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountStore } from '../store/account-store.ts'
import type { JobChanges } from '../store/job-changes.ts'
import { JobStore } from '../store/job-store.ts'
import { openDatabase, type Db } from '../store/open-database.ts'
import { holdForQuota } from './daily-limit.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nowMs = Date.UTC(2026, 10, 22, 12)
/** Opening time, given one post made an hour ago. */
const opensAtMs = nowMs - hourMs + dayMs

let dir: string
let db: Db
let jobs: JobStore
let accounts: AccountStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quota-hold-'))
  db = openDatabase(dir)
  jobs = new JobStore(db)
  accounts = new AccountStore(db)
  accounts.ensure('p')
  accounts.setLimits('p', { dailyLimit: 1 })
  const posted = ready()
  for (const event of ['arm', 'begin-upload', 'upload-finished'] as const)
    jobs.move(jobs.get(posted)!, event)
  jobs.move(jobs.get(posted)!, 'begin-submit', { submitted_at_ms: nowMs - hourMs })
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

let made = 0
function ready(): string {
  const path = `/clips/${made++}.mp4`
  const [job] = jobs.insert(
    [
      {
        profileId: 'p',
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
  jobs.move(job!, 'check-passed')
  return job!.id
}
function arm(id = ready(), changes: JobChanges = {}): string {
  if (jobs.move(jobs.get(id)!, 'arm', changes) === null)
    throw new Error('the job could not be armed')
  return id
}
const hold = () => holdForQuota({ jobs, accounts }, 'p', opensAtMs, nowMs)
const daysOf = (ids: readonly string[]) =>
  ids.map((id) => ((jobs.get(id)?.due_at_ms ?? Number.NaN) - opensAtMs) / dayMs)

describe('what is confirmed while the account is closed', () => {
  it('goes out behind all that wait, and nothing else is written', () => {
    const early = [arm(), arm(), arm()]
    hold()
    const seen = jobs.revision()
    const late = [arm(), arm()]
    hold()
    expect(daysOf([...early, ...late])).toEqual([0, 1, 2, 3, 4])
    expect(new Set(jobs.changedSince(seen).map((job) => job.id))).toEqual(new Set(late))
  })

  it('shares a day with others up to the limit', () => {
    accounts.setLimits('p', { dailyLimit: 3 })
    const early = [arm(), arm(), arm(), arm()]
    hold()
    const late = arm()
    hold()
    expect(daysOf([...early, late]).filter((day) => day === daysOf([late])[0])).toHaveLength(2)
    expect(daysOf([late])[0]).toBeGreaterThan(daysOf(early)[2] ?? 0)
  })

  it('moves the others back when it stands before them', () => {
    const first = ready()
    const others = [arm(), arm()]
    hold()
    arm(first)
    hold()
    expect(daysOf([first, ...others])).toEqual([0, 1, 2])
  })

  it('has all planned anew after the limit was changed, and closes gaps then', () => {
    const early = [arm(), arm(), arm()]
    hold()
    jobs.move(jobs.get(early[1]!)!, 'cancel')
    accounts.setLimits('p', { dailyLimit: 2 })
    const late = arm()
    hold()
    const days = daysOf([early[0]!, early[2]!, late])
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(days[2]).toBeLessThan(2)
  })

  it('stays behind a job that was moved to the end', () => {
    const early = [arm(), arm(), arm()]
    hold()
    db.prepare('UPDATE jobs SET position = 1000 WHERE id = ?').run(early[0])
    const late = arm()
    db.prepare('UPDATE jobs SET position = 1001 WHERE id = ?').run(late)
    hold()
    expect(daysOf([early[1]!, early[2]!, early[0]!, late])).toEqual([0, 1, 2, 3])
  })
})
