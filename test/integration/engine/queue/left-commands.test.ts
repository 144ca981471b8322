import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forwardToRunner } from '../../../../src/engine/queue/commands/forward-to-runner.ts'
import { MetaStore } from '../../../../src/engine/queue/store/meta-store.ts'
import {
  openDatabase,
  queueFile,
  type Db
} from '../../../../src/engine/queue/store/open-database.ts'
import { CommandStore } from '../../../../src/engine/queue/store/command-store.ts'
import { holdDatabase } from '../../../support/process/lock-holder.ts'
import { copyClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

describe('an order that nobody waits for any more', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await new TestBench().start()
  })
  afterEach(() => bench.close())

  /** What a process leaves behind that is killed while it waits for the runner. */
  function leaveOrders(agoMs: number, orders: Parameters<CommandStore['put']>[0][]): Db {
    const db = openDatabase(bench.path('data'))
    const requests = new CommandStore(db, () => Date.now() - agoMs)
    for (const order of orders) requests.put(order)
    return db
  }

  it.each([
    ['yesterday', 86_400_000],
    ['by a clock that was an hour ahead', -3_600_000]
  ])('because its program was killed %s is not carried out', async (_when, agoMs) => {
    const engine = bench.engine()
    await engine.add({
      paths: [await copyClip(bench.path('a.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    await engine.startRunner()
    const [job] = await allJobs(engine, inPhase('ready'))
    await engine.stopRunner()
    const db = leaveOrders(agoMs, [
      { kind: 'arm', arm: { jobIds: [job!.id], options: toFriends } },
      { kind: 'pause' }
    ])
    await engine.startRunner()
    expect([engine.queue().paused, engine.job(job!.id)?.phase]).toEqual([false, 'ready'])
    expect(new CommandStore(db).open()).toEqual([])
    db.close()
  })

  it('is carried out when its program may still be waiting, and an order that breaks does not stand in its way', async () => {
    const engine = bench.engine()
    await engine.add({
      paths: [await copyClip(bench.path('a.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    await engine.startRunner()
    const [job] = await allJobs(engine, inPhase('ready'))
    await engine.stopRunner()
    const db = leaveOrders(5_000, [
      { kind: 'arm', arm: { jobIds: [job!.id], options: toFriends } },
      { kind: 'pause' }
    ])
    db.exec(
      "CREATE TRIGGER breaks BEFORE UPDATE OF consent_at_ms ON jobs BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END"
    )
    const requests = new CommandStore(db)
    const [broken] = requests.open()
    await engine.startRunner()
    expect([engine.queue().paused, engine.job(job!.id)?.phase]).toEqual([true, 'ready'])
    expect(requests.read(broken!.id)).toEqual({
      changed: [],
      refused: [{ jobId: '', reason: expect.stringContaining('nothing was changed') as string }]
    })
    db.close()
  })

  it('about a file is carried out once the file was looked at, and those behind it after it', async () => {
    const engine = bench.engine()
    await engine.add({
      paths: [await copyClip(bench.path('a.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    await engine.startRunner()
    const [job] = await allJobs(engine, inPhase('ready'))
    await engine.request({ kind: 'clear', jobIds: [job!.id] })
    await engine.stopRunner()
    const db = leaveOrders(5_000, [
      { kind: 'restore', jobIds: [job!.id] },
      { kind: 'arm', arm: { jobIds: [job!.id], options: toFriends } }
    ])
    await engine.startRunner()
    await allJobs(engine, inPhase('published'))
    expect(new CommandStore(db).open()).toEqual([])
    db.close()
  })
})

describe('an order that was not answered in time', () => {
  let dir: string
  let db: Db
  let requests: CommandStore
  const pause = (waitMs: number, signal = new AbortController().signal) =>
    forwardToRunner(
      { commands: requests, runnerIsGone: () => false, signal, waitMs },
      { kind: 'pause' }
    )
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'left-orders-'))
    db = openDatabase(dir, { waitMs: 50 })
    requests = new CommandStore(db)
  })
  afterEach(() => {
    db.close()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is taken back before the person reads that nothing was changed', async () => {
    await expect(pause(1)).rejects.toMatchObject({
      code: 'RUNNER_SILENT',
      message: expect.stringContaining('nothing was changed') as string
    })
    expect(requests.open()).toEqual([])
  })

  it('and cannot be taken back, because the runner stands still in the middle of a write, is told as one that may still be carried out', async () => {
    const closing = new AbortController()
    const ordered = pause(60_000, closing.signal)
    const letGo = await holdDatabase(queueFile(dir))
    closing.abort()
    await expect(ordered).rejects.toMatchObject({
      code: 'ORDER_LEFT_BEHIND',
      message: expect.stringMatching(/is carried out if .* look at the queue/) as string
    })
    await letGo()
    expect(requests.open()).toMatchObject([{ request: { kind: 'pause' } }])
  })

  it('but was carried out is told as such, although its answer cannot be dropped at that moment', async () => {
    const ordered = pause(60_000)
    const [open] = requests.open()
    requests.answer(open!.id, { changed: ['a'], refused: [] })
    const letGo = await holdDatabase(queueFile(dir))
    expect(await ordered).toEqual({ changed: ['a'], refused: [] })
    await letGo()
  })

  it('is not lost from sight when nobody can tell for a moment whether the runner lives', async () => {
    const looked = Promise.withResolvers<void>()
    const runnerIsGone = (): boolean => {
      looked.resolve()
      throw new Error('the lock cannot be looked at')
    }
    const ordered = forwardToRunner(
      { commands: requests, runnerIsGone, signal: new AbortController().signal, waitMs: 60_000 },
      { kind: 'resume' }
    )
    const [open] = requests.open()
    await looked.promise
    requests.answer(open!.id, { changed: [], refused: [] })
    expect(await ordered).toEqual({ changed: [], refused: [] })
    expect(new MetaStore(db).paused).toBe(false)
  })
})
