import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { backendIdentity } from '../../../../src/engine/queue/store/meta-store.ts'
import { openQueue } from '../../../../src/engine/open-queue.ts'
import { sandboxApiKey } from '../../../../src/sandbox/index.ts'
import { startFaultProxy } from '../../../support/fakes/fault-proxy.ts'
import { copyClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../../support/engine/test-engine.ts'

let bench: TestBench
const engines: Engine[] = []
beforeEach(async () => {
  bench = await new TestBench().start()
})
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close()
  await bench.close()
})

async function open(apiKey = sandboxApiKey, baseUrl = bench.sandbox.baseUrl): Promise<Engine> {
  const engine = await openQueue({
    dataDir: join(bench.dir, 'data'),
    backend: { baseUrl },
    ports: {
      clock: bench.clock,
      log: { info() {}, warn() {}, error() {} },
      secrets: { apiKey: () => apiKey },
      shell: { setBusy() {}, notify() {} },
      network: { agentFor: () => undefined }
    }
  })
  engines.push(engine)
  return engine
}

const inDatabase = <T>(work: (db: Database.Database) => T): T => {
  const db = new Database(join(bench.dir, 'data/queue.db'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}
const boundTo = () =>
  inDatabase((db) => db.prepare("SELECT value FROM meta WHERE key = 'backend'").pluck().get())
const bind = (identity: string) =>
  inDatabase((db) => db.prepare("UPDATE meta SET value = ? WHERE key = 'backend'").run(identity))

/** A queue with one post that waits for its day, made with a key that was replaced since. */
async function queueOfAnOldKey(profileId = bench.profileId): Promise<string> {
  const engine = await open()
  await engine.startRunner()
  await engine.refreshAccounts()
  await publish(
    engine,
    profileId,
    [await copyClip(bench.path('a.mp4'))],
    '',
    new Date(bench.clock.nowMs() + 20 * 86_400_000).toISOString()
  )
  await allJobs(engine, inPhase('waiting'))
  await engine.close()
  const old = backendIdentity(bench.sandbox.baseUrl, 'the old key')
  bind(old)
  return old
}

describe('a queue whose key was replaced', () => {
  it('goes on with a new key of the same account, and posts what was confirmed', async () => {
    await queueOfAnOldKey()
    const engine = await open()
    expect(boundTo()).toBe(backendIdentity(bench.sandbox.baseUrl, sandboxApiKey))
    await engine.startRunner()
    await engine.request({
      kind: 'reschedule',
      jobIds: engine.jobs().map(({ id }) => id),
      scheduledFor: null
    })
    await allJobs(engine, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('without files no longer lists the accounts of the old key', async () => {
    const first = await open()
    await first.refreshAccounts()
    first.addAccount('of_the_old_key')
    await first.close()
    bind(backendIdentity(bench.sandbox.baseUrl, 'the old key'))
    expect((await open()).accounts().map(({ profileId }) => profileId)).toEqual([bench.profileId])
  })

  it('keeps an account that only the old key listed and that has posts, as not connected, until the new one lists it', async () => {
    await queueOfAnOldKey()
    inDatabase((db) => {
      db.prepare(
        "INSERT INTO accounts (profile_id, username, daily_limit) VALUES ('gone', 'gone', 7), ('empty', 'empty', 7)"
      ).run()
      db.exec(
        "CREATE TEMP TABLE one AS SELECT * FROM jobs LIMIT 1; UPDATE one SET id = 'j2', profile_id = 'gone', phase = 'published', position = 2; INSERT INTO jobs SELECT * FROM one; DROP TABLE one"
      )
    })
    const engine = await open()
    expect(engine.accounts()).toMatchObject([
      { profileId: 'gone', usable: false, dailyLimit: 7, status: 'not listed for this key' },
      { profileId: bench.profileId, usable: true }
    ])
    expect(engine.jobs()).toHaveLength(2)
  })

  it('asks anew whether the new key honours the audience', async () => {
    await queueOfAnOldKey()
    const trust = () =>
      inDatabase((db) => db.prepare("SELECT value FROM meta WHERE key = 'audience'").pluck().get())
    inDatabase((db) =>
      db
        .prepare(
          "INSERT INTO meta VALUES ('audience', 'verified') ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        )
        .run()
    )
    await open()
    expect(trust()).toBe('open')
  })

  it('sends one post of the new key to be looked at, whatever the old one had sent', async () => {
    const first = await open()
    await first.startRunner()
    await first.refreshAccounts()
    await publish(first, bench.profileId, [await copyClip(bench.path('a.mp4'))])
    await allJobs(first, inPhase('published'))
    await first.close()
    const proxy = await startFaultProxy(bench.sandbox.baseUrl, (_method, path) =>
      /\/posts/.test(path)
        ? { kind: 'rewrite', body: (body) => body.replaceAll('"platforms"', '"ignored"') }
        : { kind: 'pass' }
    )
    bind(backendIdentity(proxy.baseUrl, 'the old key'))
    const engine = await open(sandboxApiKey, proxy.baseUrl)
    await engine.startRunner()
    await publish(
      engine,
      bench.profileId,
      await Promise.all(['b', 'c'].map((name) => copyClip(bench.path(`${name}.mp4`), name)))
    )
    const jobs = await allJobs(
      engine,
      (job) => job.phase === 'published' || job.waiting?.reason === 'audience-check'
    )
    expect(jobs.map(({ phase }) => phase).toSorted()).toEqual(['published', 'published', 'waiting'])
    await proxy.close()
  })

  it('is refused to a key that does not list its account, naming it and both ways out', async () => {
    const old = await queueOfAnOldKey('another_account')
    await expect(open()).rejects.toMatchObject({
      code: 'BACKEND_DIFFERS',
      message: expect.stringMatching(
        /another_account.*key that this queue was made with.*AETHER_UPLOADER_HOME/
      ) as string
    })
    expect(boundTo()).toBe(old)
  })

  it('is refused to a key that Aether does not accept, and while Aether cannot be asked', async () => {
    const old = await queueOfAnOldKey()
    await expect(open('mistyped')).rejects.toMatchObject({
      code: 'BACKEND_DIFFERS',
      message: expect.stringContaining('does not accept the new key') as string
    })
    bench.sandbox.control.inject({ operation: 'listProfiles', fault: 'absent-404' })
    await expect(open()).rejects.toMatchObject({
      code: 'BACKEND_DIFFERS',
      message: expect.stringContaining('could not be asked') as string
    })
    expect(boundTo()).toBe(old)
  })

  it('is not taken from a program that still sends with the old key', async () => {
    await queueOfAnOldKey()
    const other = await open()
    await other.startRunner()
    bind(backendIdentity(bench.sandbox.baseUrl, 'the old key'))
    await expect(open()).rejects.toMatchObject({
      code: 'BACKEND_DIFFERS',
      message: expect.stringContaining('Another program is still sending') as string
    })
  })
})
