/**
 * Cases of test/integration/engine/storage.test.ts, each run in its own process on its own disk.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../src/contract/app-error.ts'
import type { Hold } from '../../../src/contract/queue/engine-event.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { refuseNetworkFolder } from '../../../src/engine/storage/refuse-network-folder.ts'
import { startFaultProxy, type Fault } from '../fakes/fault-proxy.ts'
import { makeClip } from '../fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench, toFriends } from '../engine/test-engine.ts'

const [name = '', disk = ''] = process.argv.slice(2)
const dataDir = join(disk, 'data')
const ballast = join(disk, 'ballast')
const report = (value: unknown): void => console.log(JSON.stringify(value))

/** Fills the disk to the last byte. */
function fill(): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(size, 1))
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error
    }
  }
}
const makeRoom = (): void => rmSync(ballast)

/** Resolves with the hold once it satisfies `wanted`. */
function holdIs(engine: Engine, wanted: (hold: Hold | null) => boolean): Promise<Hold | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { hold } = engine.queue()
      if (!wanted(hold)) return
      stop()
      resolve(hold)
    }
    const stop = engine.subscribe(look)
    look()
  })
}
const heldByStorage = (hold: Hold | null): boolean => hold?.reason === 'storage'
const notHeld = (hold: Hold | null): boolean => hold === null

const codeOf = async (work: () => unknown): Promise<{ code: string; message: string } | null> => {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, message: error.message }
  }
}

function firstProgress(engine: Engine): Promise<void> {
  return new Promise((resolve) => {
    const stop = engine.subscribe((event) => {
      if (event.type !== 'progress' || event.progress.sentBytes === 0) return
      stop()
      resolve()
    })
  })
}

const bench = new TestBench()
const clips = async (count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => makeClip(bench.path(`${i}.mp4`))))

const cases: Record<string, () => Promise<void>> = {
  async 'fills during uploads'() {
    await bench.start()
    const engine = bench.engine({ dataDir, limitRateBytesPerS: 200_000 })
    await engine.startRunner()
    const started = firstProgress(engine)
    await publish(engine, bench.profileId, await clips(3))
    await started
    fill()
    const hold = await holdIs(engine, heldByStorage)
    const refused = await codeOf(() => engine.request({ kind: 'pause' }))
    const notAdded = await codeOf(async () =>
      engine.add({
        paths: [await makeClip(bench.path('later.mp4'))],
        profileId: bench.profileId,
        options: toFriends
      })
    )
    makeRoom()
    const jobs = await allJobs(engine, inPhase('published'))
    await holdIs(engine, notHeld)
    report({
      hold,
      refused,
      notAdded,
      phases: jobs.map((job) => job.phase),
      attempts: jobs.map((job) => job.attempts),
      posts: bench.sandbox.record().length
    })
  },

  async 'fills during a create'() {
    await bench.start()
    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    let creates = 0
    const proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path): Fault => {
      // Without a list, only the answer itself shows which post is ours.
      if (method === 'GET' && /\/posts(\?|$)/.test(path))
        return { kind: 'answer', status: 404, body: '{}' }
      if (method !== 'POST' || !path.endsWith('/posts')) return { kind: 'pass' }
      creates++
      reached.resolve()
      return { kind: 'hang', effect: true, until: mayAnswer }
    })
    const engine = bench.engine({ dataDir, baseUrl: proxy.baseUrl })
    await engine.startRunner()
    await publish(engine, bench.profileId, await clips(1))
    await reached.promise
    fill()
    answer()
    const hold = await holdIs(engine, heldByStorage)
    const meanwhile = engine.jobs().map((job) => job.phase)
    makeRoom()
    const [job] = await allJobs(engine, inPhase('published', 'unknown', 'failed'))
    report({ hold, meanwhile, phase: job?.phase, creates, posts: bench.sandbox.record().length })
    await bench.close()
    await proxy.close()
  },

  async 'is full at the start'() {
    await bench.start()
    const before = bench.engine({ dataDir })
    await before.startRunner()
    await before.request({ kind: 'pause' })
    await publish(before, bench.profileId, await clips(2))
    await allJobs(before, inPhase('waiting'))
    await before.close()
    fill()
    const refused = await codeOf(() => bench.engine({ dataDir }))
    makeRoom()
    const after = bench.engine({ dataDir })
    const [jobs, runs] = [after.jobs().length, await after.startRunner()]
    await after.request({ kind: 'resume' })
    await allJobs(after, inPhase('published'))
    report({ refused, jobs, runs, posts: bench.sandbox.record().length })
  },

  async 'has no room for a runner'() {
    await bench.start()
    const engine = bench.engine({ dataDir })
    fill()
    // The lock file does not exist yet and may or may not be created; either way the engine runs
    // and reports the problem.
    const refused = await codeOf(() => engine.startRunner())
    if (refused === null) await holdIs(engine, heldByStorage)
    makeRoom()
    report({ refused, runs: await engine.startRunner(), hold: await holdIs(engine, notHeld) })
  },

  async 'is read-only'() {
    await bench.start()
    const before = bench.engine({ dataDir })
    await before.startRunner()
    await publish(before, bench.profileId, await clips(1))
    await before.close()
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const existing = await codeOf(() => bench.engine({ dataDir }))
    const fresh = await codeOf(() => bench.engine({ dataDir: join(disk, 'other') }))
    execFileSync('mount', ['-o', 'remount,rw', disk])
    report({ existing, fresh, jobs: bench.engine({ dataDir }).jobs().length })
  },

  async 'is a network file system'() {
    await bench.start()
    const { mountFuse } = await import('./silent-fuse.ts')
    const tried: Record<string, unknown> = {}
    for (const type of ['fuse.sshfs', 'fuse.gocryptfs']) {
      const folder = join(disk, type)
      mkdirSync(folder)
      const unmount = await mountFuse(folder, type)
      tried[type] = await codeOf(() => refuseNetworkFolder(join(folder, 'data')))
      symlinkSync(folder, join(disk, `link to ${type}`))
      tried[`link to ${type}`] = await codeOf(() =>
        refuseNetworkFolder(join(disk, `link to ${type}`, 'data'))
      )
      unmount()
    }
    tried['engine'] = await codeOf(() => bench.engine({ dataDir }).jobs())
    report(tried)
  },

  async 'has no room for a copy before a migration'() {
    const { migrate } = await import('../../../src/engine/queue/store/migrate.ts')
    const { migrations } = await import('../../../src/engine/queue/store/migrations.ts')
    const { openDatabase, queueFile } =
      await import('../../../src/engine/queue/store/open-database.ts')
    mkdirSync(dataDir, { recursive: true })
    const db = openDatabase(dataDir)
    const text = 'x'.repeat(200_000)
    db.prepare("INSERT INTO meta VALUES ('text', ?)").run(text)
    fill()
    let refused = ''
    try {
      migrate(db, queueFile(dataDir), [...migrations, 'CREATE TABLE extra (x TEXT)'])
    } catch (error) {
      refused = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    }
    const version = db.pragma('user_version', { simple: true })
    db.close()
    makeRoom()
    const again = openDatabase(dataDir)
    report({
      refused,
      sameVersion: version === migrations.length,
      kept: again.prepare("SELECT value FROM meta WHERE key = 'text'").pluck().get() === text
    })
    again.close()
    process.exit(0)
  }
}

const run = cases[name]
if (run === undefined) throw new Error(`no case is called ${name}`)
writeFileSync(join(disk, 'probe'), '')
if (statfsSync(disk).type !== 0x01021994) throw new Error('the disk is not mounted')
await run()
await bench.close()
