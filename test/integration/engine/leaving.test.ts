import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../src/contract/queue/job.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { startFaultProxy, type Fault } from '../../support/fakes/fault-proxy.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'
import {
  allJobs,
  inPhase,
  publish,
  TestBench,
  toFriends
} from '../../support/engine/test-engine.ts'

let bench: TestBench
let proxy: Awaited<ReturnType<typeof startFaultProxy>>
let creates: number
let onCreate: Fault
let onOther: (method: string, path: string) => Fault
let reached: PromiseWithResolvers<void>

beforeEach(async () => {
  bench = await new TestBench().start()
  creates = 0
  onCreate = { kind: 'pass' }
  onOther = () => ({ kind: 'pass' })
  reached = Promise.withResolvers()
  proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) => {
    if (method !== 'POST' || !path.endsWith('/posts')) return onOther(method, path)
    creates++
    reached.resolve()
    return onCreate
  })
})
afterEach(async () => {
  await bench.close()
  await proxy.close()
})

/** An engine that is creating a post, whose answer (and with `effect: false` the request itself) hangs until `release`. */
async function inTheMiddleOfACreate(
  effect: boolean
): Promise<{ engine: Engine; job: Job; release: () => void }> {
  const { promise: until, resolve: release } = Promise.withResolvers<void>()
  onCreate = { kind: 'hang', effect, until }
  const engine = bench.engine({ baseUrl: proxy.baseUrl })
  await engine.startRunner()
  await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
  await reached.promise
  const [job] = await allJobs(engine, inPhase('submitting'))
  if (effect) await expect.poll(() => bench.sandbox.record().length, { timeout: 20_000 }).toBe(1)
  return { engine, job: job!, release }
}

describe('leaving while a post is being created', () => {
  it("waits for the answer, keeps the post's id, and goes on from there at the next start", async () => {
    const { engine, job, release } = await inTheMiddleOfACreate(true)
    const stopping = engine.stopRunner()
    expect(engine.queue().runner).toBe('this')
    release()
    await stopping
    expect(engine.job(job.id)).toMatchObject({
      phase: 'processing',
      postId: expect.any(String) as string
    })
    await engine.close()
    const next = bench.engine()
    await next.startRunner()
    await allJobs(next, inPhase('published'))
    expect([creates, bench.sandbox.record().length]).toEqual([1, 1])
  })

  it('does not wait when forced; the post is found at the next start and not made again', async () => {
    const { engine, job } = await inTheMiddleOfACreate(true)
    await engine.stopRunner({ force: true })
    expect(engine.job(job.id)?.phase).toBe('submitting')
    await engine.close()
    onCreate = { kind: 'pass' }
    const next = bench.engine({ baseUrl: proxy.baseUrl })
    await next.startRunner()
    await allJobs(next, inPhase('published'))
    expect([creates, bench.sandbox.record().length]).toEqual([1, 1])
  })

  it('a second, forced stop overtakes a first that waits', async () => {
    const { engine, job } = await inTheMiddleOfACreate(true)
    const first = engine.stopRunner()
    await engine.stopRunner({ force: true })
    await first
    expect(engine.job(job.id)?.phase).toBe('submitting')
    expect(engine.queue().runner).toBe('none')
  })

  it('asks a person, and creates nothing, when a forced stop cut a request that Aether never got', async () => {
    const { engine } = await inTheMiddleOfACreate(false)
    await engine.stopRunner({ force: true })
    await engine.close()
    onCreate = { kind: 'pass' }
    const next = bench.engine({ baseUrl: proxy.baseUrl })
    await next.startRunner()
    const [job] = await allJobs(next, inPhase('unknown', 'published', 'failed'))
    expect([job?.phase, creates, bench.sandbox.record().length]).toEqual(['unknown', 1, 0])
  })

  it('ends by itself when the answer does not come in half a minute', async () => {
    const { engine, job } = await inTheMiddleOfACreate(true)
    await engine.stopRunner()
    expect(engine.job(job.id)?.phase).toBe('submitting')
  })
})

describe('pausing and cancelling', () => {
  it('a pause lets a create in flight finish and begins no other', async () => {
    const { engine, job, release } = await inTheMiddleOfACreate(true)
    await engine.add({
      paths: [await makeClip(bench.path('b.mp4'))],
      profileId: bench.profileId,
      options: toFriends
    })
    const ready = (await allJobs(engine, (one) => one.phase !== 'checking')).filter(
      inPhase('ready')
    )
    await engine.request({ kind: 'pause' })
    await engine.request({
      kind: 'arm',
      arm: { jobIds: ready.map((one) => one.id), options: toFriends }
    })
    release()
    await allJobs(engine, (one) =>
      one.id === job.id ? one.phase === 'published' : one.waiting?.reason === 'paused'
    )
    expect(creates).toBe(1)
  })

  it.each(['submitting', 'processing'] as const)(
    'a cancel says that a post may still appear when it is %s, and follows it to its end',
    async (phase) => {
      const { engine, job, release } = await inTheMiddleOfACreate(true)
      if (phase === 'processing') {
        onOther = (method, path) =>
          method === 'GET' && /\/posts\/[^/]+$/.test(path)
            ? { kind: 'answer', status: 503, body: '{}' }
            : { kind: 'pass' }
        release()
        await allJobs(engine, inPhase('processing'))
      }
      const { changed, refused } = await engine.request({ kind: 'cancel', jobIds: [job.id] })
      expect(changed).toEqual([])
      expect(refused).toEqual([
        { jobId: job.id, reason: expect.stringMatching(/may still appear on TikTok/) as string }
      ])
      onOther = () => ({ kind: 'pass' })
      release()
      await allJobs(engine, inPhase('published'))
      expect(bench.sandbox.record()).toHaveLength(1)
    }
  )

  it("leaving while TikTok processes keeps the post's id, and the next start asks at once", async () => {
    onOther = (method, path) =>
      method === 'GET' && /\/posts\/[^/]+$/.test(path)
        ? { kind: 'answer', status: 503, body: '{}' }
        : { kind: 'pass' }
    const engine = bench.engine({ baseUrl: proxy.baseUrl })
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await allJobs(engine, inPhase('processing'))
    await engine.stopRunner()
    await engine.close()
    const next = bench.engine()
    await next.startRunner()
    await allJobs(next, inPhase('published'))
    expect(creates).toBe(1)
  })
})

describe('leaving while a big folder is added', () => {
  const many = 3_000
  function bigFolder(): string {
    const folder = bench.path('big')
    mkdirSync(folder)
    for (let i = 0; i < many; i++) writeFileSync(join(folder, `${i}.mp4`), '')
    return folder
  }

  it('takes effect at once, reports what was added, and sends none of it', async () => {
    const engine = bench.engine()
    const stop = new AbortController()
    engine.subscribe((event) => void (event.type === 'job' && stop.abort()))
    const added = await engine.add(
      { paths: [bigFolder()], profileId: bench.profileId, options: toFriends },
      stop.signal
    )
    expect(added.length).toBeGreaterThan(0)
    expect(added.length).toBeLessThan(many)
    expect(engine.jobs().map((job) => job.id)).toEqual(added.map((one) => one.jobId))
    expect(engine.jobs().every((job) => job.consentAt === null)).toBe(true)
  })

  it('adds nothing when it was stopped before it began, and the rest when the same is added again', async () => {
    const engine = bench.engine()
    expect(
      await engine.add({ paths: [bigFolder()], profileId: bench.profileId }, AbortSignal.abort())
    ).toEqual([])
    expect(
      await engine.add({ paths: [bench.path('big')], profileId: bench.profileId })
    ).toHaveLength(many)
  })
})
