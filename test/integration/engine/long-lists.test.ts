import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../../src/engine/engine.ts'
import { call, postBody, uploadBytes } from '../../support/fakes/sandbox-client.ts'
import { startSandbox, type WireVariantName } from '../../../src/sandbox/index.ts'
import { startFaultProxy, type Fault } from '../../support/fakes/fault-proxy.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../support/engine/test-engine.ts'

const older = 500
let bench: TestBench
let closeProxy: () => Promise<void>
/** State of a sandbox whose account has 500 posts. */
let manyPosts: string
beforeAll(async () => {
  manyPosts = mkdtempSync(join(tmpdir(), 'many-posts-'))
  const sandbox = await startSandbox({
    stateDir: manyPosts,
    ffprobePath: null,
    dailyLimit: 10_000,
    rateLimitBurst: 10_000
  })
  const mediaKey = await uploadBytes(sandbox)
  for (let made = 0; made < older; made += 20)
    await Promise.all(
      Array.from({ length: 20 }, () => call(sandbox, 'POST', '/posts', postBody(mediaKey)))
    )
  await sandbox.close()
})
afterAll(() => rmSync(manyPosts, { recursive: true, force: true }))
afterEach(async () => {
  await bench.close()
  await closeProxy()
})

/** Publishes one clip to an account with 500 posts, in pages of 5; the answer to its create is lost. */
async function publishOne(
  wire: WireVariantName[],
  listFault: (listCall: number, path: string) => Fault = () => ({ kind: 'pass' })
): Promise<{ engine: Engine; listCalls: () => number; creates: () => number }> {
  bench = new TestBench()
  cpSync(manyPosts, bench.path('sandbox'), { recursive: true })
  await bench.start({
    wire,
    ffprobePath: null,
    dailyLimit: 10_000,
    rateLimitBurst: 10_000,
    speed: 100
  })
  bench.sandbox.control.inject({
    operation: 'listPosts',
    fault: { kind: 'small-pages', size: 5 },
    times: 10_000
  })
  let [listCalls, creates] = [0, 0]
  const proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) => {
    if (method === 'POST' && path.endsWith('/posts')) {
      creates++
      return { kind: 'cut-after' }
    }
    return method === 'GET' && /\/posts\?/.test(path)
      ? listFault(++listCalls, path)
      : { kind: 'pass' }
  })
  closeProxy = () => proxy.close()
  const engine = bench.engine({ baseUrl: proxy.baseUrl })
  await engine.startRunner()
  await publish(engine, bench.profileId, [await copyClip(bench.path('a.mp4'))])
  return { engine, listCalls: () => listCalls, creates: () => creates }
}

it.each<[string, WireVariantName[]]>([
  ['oldest first', ['list-oldest-first']],
  ['oldest first, without times', ['list-oldest-first', 'created-at-absent']],
  [
    'oldest first, with other names for what it tells',
    ['list-oldest-first', 'created-at-snake', 'next-cursor-snake', 'list-nested']
  ],
  ['newest first', []]
])(
  'a create whose answer was lost is found among 500 posts in pages of 5: %s',
  async (name, wire) => {
    const { engine, listCalls, creates } = await publishOne(wire)
    const [job] = await allJobs(engine, inPhase('published', 'unknown', 'failed'))
    console.log(`${name}: ${job?.phase} after ${listCalls()} calls to the list`)
    expect(job?.phase).toBe('published')
    expect(listCalls()).toBeLessThanOrEqual(120)
    expect([creates(), bench.sandbox.record().length]).toEqual([1, older + 1])
  }
)

it('a place in the list that Aether no longer knows is forgotten, and the list is read from its beginning', async () => {
  const refused: string[] = []
  const { engine } = await publishOne(['list-oldest-first'], (listCall, path) => {
    // The 41st call is the second look's first; the 42nd goes on where the first ended.
    if (listCall !== 42) return { kind: 'pass' }
    refused.push(new URL(path, 'http://x').searchParams.get('cursor') ?? 'none')
    return {
      kind: 'answer',
      status: 400,
      body: '{"error":{"code":"INVALID_REQUEST","message":"cursor: expired"}}'
    }
  })
  await allJobs(engine, inPhase('published'))
  expect(refused).toEqual([expect.stringMatching(/^(?!none)/) as unknown])
})

it('where the post is not there, nothing of it is created again and a person decides', async () => {
  bench = await new TestBench().start({
    wire: ['list-oldest-first'],
    ffprobePath: null,
    speed: 2_000
  })
  const proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) =>
    method === 'POST' && path.endsWith('/posts')
      ? { kind: 'answer', status: 503, body: '{}' }
      : { kind: 'pass' }
  )
  closeProxy = () => proxy.close()
  const engine = bench.engine({ baseUrl: proxy.baseUrl })
  await engine.startRunner()
  await publish(engine, bench.profileId, [await copyClip(bench.path('a.mp4'))])
  const [job] = await allJobs(engine, inPhase('published', 'unknown', 'failed'))
  expect([job?.phase, bench.sandbox.record().length]).toEqual(['unknown', 0])
})
