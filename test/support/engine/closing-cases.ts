/**
 * Cases of test/integration/engine/closing.test.ts: each closes an engine in the middle of some
 * work; the process must then end without help.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../src/engine/engine.ts'
import { startFaultProxy, type Fault } from '../fakes/fault-proxy.ts'
import { makeClip } from '../fixtures/make-clips.ts'
import { startRunnerProcess } from '../process/runner-process.ts'
import { allJobs, inPhase, publish, TestBench, toFriends } from './test-engine.ts'

const name = process.argv[2] ?? ''
const bench = await new TestBench().start()
/** What happened, in order, for the test to read. */
const log: string[] = []

process.on('uncaughtException', (error) => log.push(`uncaught: ${String(error)}`))
process.on('unhandledRejection', (error) => log.push(`unhandled: ${String(error)}`))

/** Tracks a call that runs while the engine closes: it ends with an answer or an AppError. */
function underWay(call: Promise<unknown>): Promise<void> {
  return call.then(
    () => void log.push('answered'),
    (error: unknown) =>
      void log.push(error instanceof Error && 'code' in error ? String(error.code) : String(error))
  )
}

const hanging = (matches: (method: string, path: string) => boolean) => {
  const reached = Promise.withResolvers<void>()
  const started = startFaultProxy(bench.sandbox.baseUrl, (method, path): Fault => {
    if (!matches(method, path)) return { kind: 'pass' }
    reached.resolve()
    return { kind: 'hang', effect: false }
  })
  return { reached: reached.promise, started }
}

function closeAt(engine: Engine, type: 'job' | 'progress' | 'queue'): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = engine.subscribe((event) => {
      if (event.type !== type) return
      stop()
      engine.close().then(resolve, reject)
    })
  })
}

const cases: Record<string, () => Promise<void>> = {
  async 'while idle, twice'() {
    const engine = bench.engine()
    await engine.startRunner()
    await Promise.all([engine.close(), engine.close()])
    await engine.close()
    await underWay(engine.request({ kind: 'pause' }))
  },
  async 'while it adds a folder'() {
    const folder = bench.path('big')
    mkdirSync(folder)
    for (let i = 0; i < 2_000; i++) writeFileSync(join(folder, `${i}.mp4`), '')
    const engine = bench.engine()
    const closed = closeAt(engine, 'job')
    await underWay(engine.add({ paths: [folder], profileId: bench.profileId }))
    await closed
  },
  async 'while it checks'() {
    const engine = bench.engine()
    await engine.startRunner()
    const closed = closeAt(engine, 'job')
    await engine.add({
      paths: await Promise.all(['a', 'b', 'c'].map((one) => makeClip(bench.path(`${one}.mp4`)))),
      profileId: bench.profileId
    })
    await closed
  },
  async 'while it uploads slowly'() {
    const engine = bench.engine({ limitRateBytesPerS: 1_000 })
    await engine.startRunner()
    const closed = closeAt(engine, 'progress')
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))]).catch(
      () => undefined
    )
    await closed
  },
  async 'while an upload hangs'() {
    const { reached, started } = hanging(
      (method, path) => method === 'POST' && path.endsWith('/media')
    )
    const proxy = await started
    const engine = bench.engine({ baseUrl: proxy.baseUrl })
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await reached
    await engine.close()
    await proxy.close()
  },
  async 'while a create hangs, in the middle of a patient stop'() {
    const { reached, started } = hanging(
      (method, path) => method === 'POST' && path.endsWith('/posts')
    )
    const proxy = await started
    const engine = bench.engine({ baseUrl: proxy.baseUrl })
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await reached
    await allJobs(engine, inPhase('submitting'))
    const stopped = engine.stopRunner()
    await engine.close()
    await stopped
    await proxy.close()
  },
  async 'while the accounts are asked for'() {
    const { reached, started } = hanging((_method, path) => path.endsWith('/profiles'))
    const proxy = await started
    const engine = bench.engine({ baseUrl: proxy.baseUrl })
    const asked = underWay(engine.refreshAccounts())
    await reached
    await engine.close()
    await asked
    await proxy.close()
  },
  async 'while another process that is stopped has its order'() {
    const runner = startRunnerProcess(bench.path('data'), bench.sandbox.baseUrl)
    await runner.told((news) => news.runner === 'this')
    runner.child.kill('SIGSTOP')
    const engine = bench.engine()
    await engine.startRunner()
    const ordered = underWay(engine.request({ kind: 'pause' }))
    await engine.close()
    await ordered
    await runner.kill()
  },
  async 'while the doctor looks'() {
    const engine = bench.engine()
    const looked = underWay(engine.doctor())
    await engine.close()
    await looked
  },
  async 'from a listener, and another listener fails'() {
    const engine = bench.engine()
    engine.subscribe(() => {
      throw new Error('a face is broken')
    })
    const closed = closeAt(engine, 'queue')
    await engine.startRunner()
    await closed
  },
  async 'with jobs in every early phase'() {
    const engine = bench.engine()
    await engine.startRunner()
    await engine.add({
      paths: [await makeClip(bench.path('a.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    await allJobs(engine, inPhase('ready'))
    await engine.add({
      paths: [await makeClip(bench.path('b.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    await engine.close()
  }
}

const run = cases[name]
if (run === undefined) throw new Error(`no case is called ${name}`)
// Muted: the engine logs a failing listener, which is right and not tested here.
console.error = () => undefined
await run()
await bench.close()
// Nothing may keep this process alive. If something does, this reports it.
setTimeout(() => {
  console.log(
    JSON.stringify([...log, `still alive: ${process.getActiveResourcesInfo().join(' ')}`])
  )
  process.exit(3)
}, 4_000).unref()
process.on('exit', (code) => {
  if (code === 0) console.log(JSON.stringify(log))
})
