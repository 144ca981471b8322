import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFaultProxy } from '../../../support/fakes/fault-proxy.ts'
import { makeClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let proxy: Awaited<ReturnType<typeof startFaultProxy>>
let rewrite: (body: string) => string

beforeEach(async () => {
  bench = await new TestBench().start()
  proxy = await startFaultProxy(bench.sandbox.baseUrl, (_method, path) =>
    /\/posts/.test(path) ? { kind: 'rewrite', body: rewrite } : { kind: 'pass' }
  )
})
afterEach(async () => {
  await bench.close()
  await proxy.close()
})

async function publishThree() {
  const clips = await Promise.all(
    ['a', 'b', 'c'].map((name) => makeClip(bench.path(`${name}.mp4`)))
  )
  const engine = bench.engine({ baseUrl: proxy.baseUrl })
  await engine.startRunner()
  await publish(engine, bench.profileId, clips)
  return engine
}

describe('the audience check', () => {
  it('is settled by an answer that echoes what was chosen', async () => {
    rewrite = (body) => body
    const engine = await publishThree()
    await allJobs(engine, inPhase('published'))
  })

  it('sends one post and holds the rest when nothing is echoed, until a person says that it is as chosen', async () => {
    rewrite = (body) => body.replaceAll('"platforms"', '"ignored"')
    const engine = await publishThree()
    const jobs = await allJobs(
      engine,
      (job) => job.phase === 'published' || job.waiting?.reason === 'audience-check'
    )
    expect(jobs.filter(inPhase('published'))).toHaveLength(1)
    expect(bench.sandbox.record()).toHaveLength(1)
    await engine.request({ kind: 'audience-verified' })
    await allJobs(engine, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(3)
  })

  it('stops the batch when another audience is echoed, and says so on the post', async () => {
    rewrite = (body) => body.replaceAll('MUTUAL_FOLLOW_FRIENDS', 'PUBLIC_TO_EVERYONE')
    const engine = await publishThree()
    const jobs = await allJobs(
      engine,
      (job) =>
        job.phase === 'published' ||
        job.phase === 'cancelled' ||
        job.waiting?.reason === 'audience-check'
    )
    const sent = jobs.filter(inPhase('published', 'cancelled'))
    expect(sent).toHaveLength(1)
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})
