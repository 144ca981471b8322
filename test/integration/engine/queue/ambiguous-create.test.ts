import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFaultProxy, type Fault } from '../../../support/fakes/fault-proxy.ts'
import { makeClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let proxy: Awaited<ReturnType<typeof startFaultProxy>>
let creates: number
let faultOf: (method: string, path: string) => Fault

beforeEach(async () => {
  bench = await new TestBench().start()
  creates = 0
  proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) => {
    if (method === 'POST' && path.endsWith('/posts')) creates++
    return faultOf(method, path)
  })
})
afterEach(async () => {
  await bench.close()
  await proxy.close()
})

const onCreate =
  (fault: Fault) =>
  (method: string, path: string): Fault =>
    method === 'POST' && path.endsWith('/posts') ? fault : { kind: 'pass' }

async function publishOne() {
  const clip = await makeClip(bench.path('a.mp4'))
  const engine = bench.engine({ baseUrl: proxy.baseUrl })
  await engine.startRunner()
  await publish(engine, bench.profileId, [clip])
  return engine
}

describe('an answer to create that says nothing certain', () => {
  it.each([
    ['a 502 after the post was made', { kind: 'spoil', status: 502, body: 'Bad gateway' }],
    ['a page of HTML with 200', { kind: 'spoil', status: 200, body: '<html>Welcome</html>' }],
    ['a connection cut before the answer', { kind: 'cut-after' }]
  ] as const)(
    'finds the post in the list after %s, and creates nothing again',
    async (_name, fault) => {
      faultOf = onCreate(fault)
      const engine = await publishOne()
      const [job] = await allJobs(engine, inPhase('published', 'unknown', 'failed'))
      expect(job?.phase).toBe('published')
      expect(creates).toBe(1)
      expect(bench.sandbox.record()).toHaveLength(1)
    }
  )

  it('is unknown, not failed, when the list does not show the post; only a person orders another', async () => {
    faultOf = onCreate({ kind: 'answer', status: 503, body: '{"error":"down"}' })
    const engine = await publishOne()
    const [job] = await allJobs(engine, inPhase('unknown', 'published', 'failed'))
    expect(job?.phase).toBe('unknown')
    expect(job?.error?.code).toBe('NOT_CONFIRMED')
    expect(creates).toBe(1)
    // No order sends a person in a circle: each names the one that settles it.
    for (const kind of ['retry', 'cancel', 'clear'] as const) {
      const { refused } = await engine.request({ kind, jobIds: [job!.id] })
      expect(refused).toEqual([
        { jobId: job!.id, reason: expect.stringContaining('queue resolve') as string }
      ])
    }
    faultOf = () => ({ kind: 'pass' })
    await engine.request({ kind: 'resolve', jobId: job!.id, as: 'post-again' })
    await allJobs(engine, inPhase('published'))
    expect(creates).toBe(2)
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('is unknown at once where Aether has no list of posts', async () => {
    faultOf = (method, path) =>
      method === 'POST' && path.endsWith('/posts')
        ? { kind: 'spoil', status: 500, body: 'oops' }
        : method === 'GET' && /\/posts(\?|$)/.test(path)
          ? { kind: 'answer', status: 404, body: '{"error":{"code":"NOT_FOUND"}}' }
          : { kind: 'pass' }
    const engine = await publishOne()
    const [job] = await allJobs(engine, inPhase('unknown', 'published', 'failed'))
    expect(job?.phase).toBe('unknown')
    await engine.request({ kind: 'resolve', jobId: job!.id, as: 'posted' })
    expect(engine.job(job!.id)?.phase).toBe('published')
    expect(creates).toBe(1)
  })

  it('is tried again by itself when Aether refused it for now', async () => {
    let refusals = 1
    faultOf = (method, path) =>
      method === 'POST' && path.endsWith('/posts') && refusals-- > 0
        ? {
            kind: 'answer',
            status: 429,
            body: '{"error":{"code":"RATE_LIMITED","message":"slow down"}}'
          }
        : { kind: 'pass' }
    const engine = await publishOne()
    await allJobs(engine, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})
