/**
 * Cases of test/integration/engine/slow-disk.test.ts, each run in its own process with its own slow
 * disk.
 */
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { checkOptionsSchema } from '../../../src/contract/media/check.ts'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { validatePaths } from '../../../src/engine/validate-paths.ts'
import { collect } from '../fixtures/collect.ts'
import { makeClip } from '../fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench, toFriends } from '../engine/test-engine.ts'

const [name = '', disk = ''] = process.argv.slice(2)
const report = (value: unknown): void => console.log(JSON.stringify(value))

/** Returns the longest time for which this process's event loop was blocked, in ms. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await work()
  delay.disable()
  return delay.max / 1e6
}

const cases: Record<string, () => Promise<void>> = {
  async 'is slow'() {
    const tools = await findTools(process.env)
    const bench = await new TestBench().start()
    const check = (path: string) =>
      collect(validatePaths([path], checkOptionsSchema.parse({}), { tools }))
    // One-time work, such as finding the tools and compiling the rules, is not due to the disk.
    await check(await makeClip(bench.path('first.mp4')))
    let verdicts: string[] = []
    const standstillMs = await longestStandstill(async () => {
      verdicts = (await check(disk)).map(({ verdict }) => verdict)
    })
    report({ verdicts, standstillMs })
    await bench.close()
  },

  async 'is silent about a file'() {
    const bench = await new TestBench().start()
    const engine = bench.engine()
    await engine.startRunner()
    const here = await makeClip(bench.path('here.mp4'))
    await engine.add({ paths: [disk, here], profileId: bench.profileId, options: toFriends })
    // All other files are checked and can be sent while the disk does not answer about one.
    const sound = (
      await allJobs(engine, (job) => job.phase === 'ready' || job.path.includes('stuck'))
    )
      .filter(inPhase('ready'))
      .map(({ id }) => id)
    await engine.request({ kind: 'arm', arm: { jobIds: sound, options: toFriends } })
    const jobs = await allJobs(engine, inPhase('published', 'needs-attention'))
    // An accidental removal and its Undo, of the file whose disk does not answer.
    const jobIds = jobs.filter(inPhase('needs-attention')).map(({ id }) => id)
    await engine.request({ kind: 'clear', jobIds })
    const standstillMs = await longestStandstill(() => engine.request({ kind: 'restore', jobIds }))
    report({
      standstillMs,
      cameBack: jobIds.map((id) => engine.job(id)?.hidden === false),
      jobs: Object.fromEntries(
        jobs.map(({ path, phase, findings }) => [
          basename(path),
          findings.find(({ severity }) => severity === 'block')?.message ?? phase
        ])
      )
    })
    await bench.close()
  },

  async 'is silent while the app quits'() {
    const bench = await new TestBench().start()
    const engine = bench.engine()
    await engine.startRunner()
    await engine.add({ paths: [disk], profileId: bench.profileId, options: toFriends })
    await allJobs(engine, (job) => job.phase === 'ready' || job.path.includes('stuck'))
    const phases = engine
      .jobs()
      .map(({ phase }) => phase)
      .toSorted()
    await engine.stopRunner()
    await engine.close()
    report({ phases })
    await bench.close()
  },

  async 'falls silent in the middle of an upload'() {
    const bench = await new TestBench().start()
    const engine = bench.engine()
    await engine.startRunner()
    const underWay = new Promise<void>((resolve) => {
      engine.subscribe((event) => {
        if (event.type === 'progress' && event.progress.sentBytes > 400_000) resolve()
      })
    })
    await publish(engine, bench.profileId, [disk])
    await underWay
    await engine.stopRunner()
    await engine.close()
    const again = bench.engine()
    report({ phases: again.jobs().map(({ phase }) => phase), posts: bench.sandbox.record().length })
    // A thread that waits for a disk keeps the whole process alive: it ends only once the disk is
    // back.
    process.kill(process.ppid, 'SIGUSR1')
    await bench.close()
  }
}
await cases[name]?.()
