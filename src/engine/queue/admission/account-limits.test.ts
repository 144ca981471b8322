import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { whenChanged } from '../runner/change-feed.ts'
import { accountQuota, changeLimits, removeAccount } from './account-limits.ts'
import { AccountStore } from '../store/account-store.ts'
import { JobStore } from '../store/job-store.ts'
import { openDatabase, type Db } from '../store/open-database.ts'
import type { StoredJob } from '../store/stored-job.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const hourMs = 3_600_000

let dir: string
let db: Db
let stores: { jobs: JobStore; accounts: AccountStore }
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'standing-'))
  db = openDatabase(dir)
  stores = { jobs: new JobStore(db), accounts: new AccountStore(db) }
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

let made = 0
function add(profileId = 'p'): StoredJob {
  const path = `/clips/${made++}.mp4`
  const [job] = stores.jobs.insert(
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
  if (job === undefined) throw new Error('the job could not be added')
  return job
}
const phaseOf = ({ id }: StoredJob): string | undefined => stores.jobs.get(id)?.phase

/** Stores a post that went out at this time. */
function posted(atMs: number): void {
  let job: StoredJob | null = add()
  for (const event of [
    'check-passed',
    'arm',
    'begin-upload',
    'upload-finished',
    'begin-submit'
  ] as const)
    job = job && stores.jobs.move(job, event, { submitted_at_ms: atMs })
  if (job === null) throw new Error('the job could not be posted')
}

it('counts the posts of the last 24 hours and names the next free place', () => {
  stores.accounts.setLimits('p', { dailyLimit: 2 })
  posted(nowMs - 25 * hourMs)
  posted(nowMs - 20 * hourMs)
  expect(accountQuota(stores, 'p', nowMs)).toEqual({
    profileId: 'p',
    used: 1,
    limit: 2,
    opensAt: null,
    closed: false
  })
  posted(nowMs - hourMs)
  expect(accountQuota(stores, 'p', nowMs)).toMatchObject({
    used: 2,
    opensAt: new Date(nowMs + 4 * hourMs).toISOString()
  })
})

it('says that an account is closed by the other side, whatever was counted here', () => {
  stores.accounts.setClosure('p', { closedUntilMs: nowMs + hourMs, refusals: 1 })
  expect(accountQuota(stores, 'p', nowMs)).toMatchObject({
    used: 0,
    closed: true,
    opensAt: new Date(nowMs + hourMs).toISOString()
  })
})

it('checks again what nobody confirmed, and only when the checks could say something else', () => {
  const jobs = [
    stores.jobs.move(add(), 'check-passed'),
    stores.jobs.move(add(), 'check-blocked'),
    stores.jobs.move(add('other'), 'check-passed'),
    add()
  ]
  const [ready, blocked, other] = jobs
  const armed = stores.jobs.move(add(), 'check-passed')
  if (!ready || !blocked || !other || !armed) throw new Error('the jobs could not be made')
  stores.jobs.move(armed, 'arm')
  changeLimits(stores, 'p', { dailyLimit: 3, accountType: 'standard' })
  expect([phaseOf(ready), phaseOf(blocked)]).toEqual(['ready', 'needs-attention'])
  changeLimits(stores, 'p', { accountType: 'creator' })
  expect([ready, blocked, other, armed].map(phaseOf)).toEqual([
    'checking',
    'checking',
    'ready',
    'waiting'
  ])
})

it('tells the accounts when one changed, and not otherwise', () => {
  const told: (boolean | undefined)[] = []
  const list = () => stores.accounts.list()
  const look = whenChanged(list, (accounts) => told.push(accounts[0]?.usable), list())
  look()
  const { accountType: _limit, ...facts } = stores.accounts.ensure('p')
  look()
  look()
  stores.accounts.save({ ...facts, usable: false })
  look()
  expect(told).toEqual([true, false])
})

it('takes an account that was typed in by hand off the list once nothing is left for it; its posts still count', () => {
  stores.accounts.setLimits('p', { dailyLimit: 2 })
  const waiting = stores.jobs.move(add(), 'check-passed')
  if (waiting === null) throw new Error('the job could not be made')
  expect(() => removeAccount(stores, 'p')).toThrow('1 file is still in the queue for this account')
  stores.jobs.move(waiting, 'cancel')
  removeAccount(stores, 'p')
  expect(stores.accounts.list()).toEqual([])
  expect(stores.jobs.list()).toHaveLength(1)
  expect(() => removeAccount(stores, 'p')).toThrow('No account with this profile id')
})

it('leaves an account that Aether names, and one with a post that may have gone out', () => {
  const facts = {
    profileId: 'named',
    username: 'ann',
    displayName: null,
    avatarUrl: null,
    status: 'active',
    usable: true
  }
  stores.accounts.save(facts)
  expect(() => removeAccount(stores, 'named')).toThrow('Aether names this account')
  stores.accounts.ensure('p')
  posted(nowMs)
  expect(() => removeAccount(stores, 'p')).toThrow('still in the queue')
  expect(stores.accounts.list()).toHaveLength(2)
})
