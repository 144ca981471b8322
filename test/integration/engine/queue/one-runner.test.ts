import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { systemClock } from '../../../../src/engine/system-clock.ts'
import { RunnerLock } from '../../../../src/engine/queue/lease/runner-lock.ts'
import { sandboxApiKey } from '../../../../src/sandbox/index.ts'
import { because, hasSignals } from '../../../support/system/platform.ts'
import { makeClip } from '../../../support/fixtures/make-clips.ts'
import { startRunnerProcess, type RunnerProcess } from '../../../support/process/runner-process.ts'
import {
  allJobs,
  inPhase,
  publish,
  TestBench,
  testSpeed
} from '../../../support/engine/test-engine.ts'

let bench: TestBench
let runners: RunnerProcess[]
beforeEach(async () => {
  bench = await new TestBench().start()
  runners = []
})
afterEach(async () => {
  for (const runner of runners) await runner.kill()
  await bench.close()
})

/** Another process that is the runner by the time this resolves. */
async function startRunner(limitRateBytesPerS?: number): Promise<RunnerProcess> {
  const runner = startRunnerProcess(bench.path('data'), bench.sandbox.baseUrl, limitRateBytesPerS)
  runners.push(runner)
  await runner.told((news) => news.runner === 'this')
  return runner
}

function runnerIs(engine: Engine, wanted: 'this' | 'other' | 'none'): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (engine.queue().runner !== wanted) return
      stop()
      resolve()
    }
    const stop = engine.subscribe(look)
    look()
  })
}

/** An engine whose tries to take over can be counted. */
function countingEngine() {
  const clock = systemClock(testSpeed)
  let tries = 0
  const watchers = new Set<() => void>()
  const engine = bench.engine({
    ports: {
      clock: {
        ...clock,
        setTimer: (delayMs, callback) =>
          clock.setTimer(delayMs, () => {
            tries++
            callback()
            for (const watcher of watchers) watcher()
          })
      },
      log: { info() {}, warn() {}, error: (message, data) => console.error(message, data) },
      secrets: { apiKey: () => sandboxApiKey },
      shell: { setBusy() {}, notify() {} },
      network: { agentFor: () => undefined }
    }
  })
  const tried = (times: number): Promise<void> => {
    const goal = tries + times
    return new Promise((resolve) => {
      const look = (): void => {
        if (tries < goal) return
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
    })
  }
  return { engine, tried }
}

describe('when the runner is killed', () => {
  it('another process takes over by itself, goes on with what was half sent, and posts each file once', async () => {
    const runner = await startRunner(100_000)
    const engine = bench.engine()
    const clips = await Promise.all(['a', 'b'].map((name) => makeClip(bench.path(`${name}.mp4`))))
    expect(await engine.startRunner()).toBe(false)
    await publish(engine, bench.profileId, clips)
    await runner.told((news) => news.uploading)
    expect(engine.queue().runner).toBe('other')
    await runner.kill()
    await runnerIs(engine, 'this')
    await allJobs(engine, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(2)
  })

  it('an order that it did not get to is carried out by the process that gave it', async ({
    skip
  }) => {
    skip(!hasSignals, because.signals)
    const runner = await startRunner()
    const engine = bench.engine()
    runner.child.kill('SIGSTOP')
    const ordered = engine.request({ kind: 'pause' })
    await runner.kill()
    expect(await ordered).toEqual({ changed: [], refused: [] })
    expect(engine.queue()).toMatchObject({ runner: 'none', paused: true })
  })
})

describe('while the runner is merely stopped', () => {
  beforeEach(({ skip }) => {
    skip(!hasSignals, because.signals)
  })

  it('nobody takes over, however often they try, and it goes on where it was', async () => {
    const runner = await startRunner(100_000)
    const { engine, tried } = countingEngine()
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await runner.told((news) => news.uploading)
    runner.child.kill('SIGSTOP')
    await tried(5)
    expect(engine.queue().runner).toBe('other')
    runner.child.kill('SIGCONT')
    await allJobs(engine, inPhase('published'))
    expect(engine.queue().runner).toBe('other')
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('an order times out, says so, and is not carried out later', async () => {
    const runner = await startRunner()
    const engine = bench.engine()
    runner.child.kill('SIGSTOP')
    await expect(engine.request({ kind: 'pause' })).rejects.toMatchObject({ code: 'RUNNER_SILENT' })
    runner.child.kill('SIGCONT')
    // The runner carries orders out in turn: once it has answered this one, an earlier one would have been seen.
    await engine.request({ kind: 'resume' })
    expect(runner.news.some((news) => news.paused)).toBe(false)
    expect(engine.queue().paused).toBe(false)
  })

  it('an order whose process closes meanwhile is taken back too', async () => {
    const runner = await startRunner()
    const engine = bench.engine()
    runner.child.kill('SIGSTOP')
    const ordered = engine.request({ kind: 'pause' })
    await engine.close()
    await expect(ordered).rejects.toMatchObject({ code: 'ENGINE_CLOSED' })
    runner.child.kill('SIGCONT')
    const other = bench.engine()
    await other.request({ kind: 'resume' })
    expect(runner.news.some((news) => news.paused)).toBe(false)
  })
})

describe('orders from other processes', () => {
  it('are carried out by the runner, and every process sees what came of them', async () => {
    const runner = await startRunner()
    const [one, two] = [bench.engine(), bench.engine()]
    await one.request({ kind: 'pause' })
    await runner.told((news) => news.paused)
    expect(two.queue()).toMatchObject({ runner: 'other', paused: true, hold: { reason: 'paused' } })
    await two.request({ kind: 'resume' })
    expect(one.queue().paused).toBe(false)
  })

  it('are each carried out once when several come at a time', async () => {
    await startRunner()
    const engines = [bench.engine(), bench.engine(), bench.engine()]
    await engines[0]!.request({ kind: 'pause' })
    await publish(engines[0]!, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    const [job] = await allJobs(engines[0]!, inPhase('waiting'))
    const results = await Promise.all(
      engines.map((engine) => engine.request({ kind: 'cancel', jobIds: [job!.id] }))
    )
    expect(results.flatMap((result) => result.changed)).toEqual([job!.id])
    expect(results.flatMap((result) => result.refused.map((one) => one.reason))).toEqual([
      'It is cancelled already.',
      'It is cancelled already.'
    ])
  })
})

describe('two engines in one process', () => {
  it('are one runner: the second neither takes the right to send nor gives it away when it closes', async () => {
    const [first, second] = [bench.engine(), bench.engine()]
    expect(await first.startRunner()).toBe(true)
    expect(await second.startRunner()).toBe(false)
    expect(second.queue().runner).toBe('other')
    await second.close()
    const outsider = startRunnerProcess(bench.path('data'), bench.sandbox.baseUrl)
    runners.push(outsider)
    expect((await outsider.told(() => true)).runner).toBe('other')
    expect(new RunnerLock(bench.path('data')).tryAcquire()).toBe(false)
    await first.stopRunner()
    await outsider.told((news) => news.runner === 'this')
  })
})
