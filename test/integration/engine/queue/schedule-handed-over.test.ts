import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { startFaultProxy, type Fault } from '../../../support/fakes/fault-proxy.ts'
import {
  armAt,
  dayMs,
  fromNow,
  hourMs,
  minuteMs,
  readyClips
} from '../../../support/engine/scheduled.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

/** Twenty minutes pass in six seconds. */
const speed = 200

let bench: TestBench
let proxy: Awaited<ReturnType<typeof startFaultProxy>>
let faultOf: (method: string, path: string) => Fault
let seen: { method: string; atMs: number }[]

beforeEach(async () => {
  bench = await new TestBench().start({ speed })
  faultOf = () => ({ kind: 'pass' })
  seen = []
  proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) => {
    if (/\/posts/.test(path)) seen.push({ method, atMs: bench.clock.nowMs() })
    return faultOf(method, path)
  })
})
afterEach(async () => {
  await bench.close()
  await proxy.close()
})

/** One upload at a time, so that jobs are handed over in queue order. */
const startEngine = (): Engine => bench.engine({ baseUrl: proxy.baseUrl, uploadConcurrency: 1 })
const only =
  (method: string, fault: Fault) =>
  (asked: string, path: string): Fault =>
    asked === method && /\/posts/.test(path) ? fault : { kind: 'pass' }
const sandboxPost = () => bench.sandbox.record()[0]

async function handOverOne(engine: Engine, byMs: number): Promise<{ id: string; at: string }> {
  const ready = await readyClips(bench, engine, 1)
  const at = fromNow(bench, byMs)
  await armAt(engine, ready, { scheduledFor: at })
  await allJobs(engine, inPhase('scheduled'))
  return { id: ready[0]!.id, at }
}

describe('a post that Aether keeps for its time', () => {
  it('is handed over at once, asked about only from its time on, and published then', async () => {
    const engine = startEngine()
    const { id, at } = await handOverOne(engine, 20 * minuteMs)
    expect(engine.job(id)).toMatchObject({
      scheduledFor: at,
      keptBy: 'aether',
      error: null,
      pendingChange: null
    })
    expect(sandboxPost()).toMatchObject({ status: 'scheduled', publishAt: at })
    await allJobs(engine, inPhase('published'))
    const looks = seen.filter(({ method }) => method === 'GET')
    expect(looks.length).toBeGreaterThan(0)
    expect(looks.every(({ atMs }) => atMs >= Date.parse(at))).toBe(true)
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('is published while the app is off, and found published when it is back', async () => {
    const engine = startEngine()
    const { at } = await handOverOne(engine, 20 * minuteMs)
    await engine.close()
    const isOut = () => bench.sandbox.record()[0]?.status === 'published'
    await expect.poll(isOut, { timeout: 30_000 }).toBe(true)
    const next = startEngine()
    await next.startRunner()
    const [job] = await allJobs(next, inPhase('published'))
    expect(job).toMatchObject({ scheduledFor: at, keptBy: 'aether', missed: false })
  })

  it('is handed over when its time comes inside the 10 days, and kept here before', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    await armAt(engine, ready, { scheduledFor: fromNow(bench, 10 * dayMs - hourMs + 5 * minuteMs) })
    const [job] = await allJobs(engine, inPhase('waiting', 'uploading', 'uploaded'))
    expect(job).toMatchObject({
      phase: 'waiting',
      waiting: { reason: 'schedule' },
      keptBy: 'local'
    })
    await allJobs(engine, (now) => now.phase === 'scheduled' && now.keptBy === 'aether')
  })

  it('counts on its own day: what does not fit there stays here, and today has all its places', async () => {
    const engine = startEngine()
    engine.addAccount(bench.profileId)
    engine.setAccountLimits(bench.profileId, { dailyLimit: 1 })
    const [first, second, third] = await readyClips(bench, engine, 3)
    const schedule = { scheduledFor: fromNow(bench, 5 * dayMs), every: { days: 0, ms: hourMs } }
    await armAt(engine, [first!, second!], schedule)
    await armAt(engine, [third!], {})
    const jobs = await allJobs(
      engine,
      (job) =>
        inPhase('scheduled', 'published')(job) ||
        (job.phase === 'waiting' && job.waiting?.reason === 'schedule')
    )
    expect(jobs.map((job) => [job.phase, job.keptBy])).toEqual([
      ['scheduled', 'aether'],
      ['waiting', 'local'],
      ['published', null]
    ])
  })

  it('stays here when Aether does not take the time', async () => {
    faultOf = only('POST', {
      kind: 'answer',
      status: 422,
      body: '{"error":{"code":"SCHEDULE_TOO_FAR","message":"no"}}'
    })
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const at = fromNow(bench, 5 * dayMs)
    await armAt(engine, ready, { scheduledFor: at })
    const [job] = await allJobs(engine, (now) => now.waiting?.reason === 'schedule')
    expect(job).toMatchObject({ phase: 'waiting', keptBy: 'local', scheduledFor: at })
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

describe('a time that Aether shifts', () => {
  const shift: Fault = {
    kind: 'rewrite',
    body: (text) =>
      text.replace(
        /"publishAt":"([^"]+)"/gu,
        (_whole, at: string) =>
          `"publishAt":"${new Date(Date.parse(at) + 4 * hourMs).toISOString()}"`
      )
  }

  it('is taken back and shouted about, and nothing else is handed over', async () => {
    faultOf = only('POST', shift)
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 2)
    await armAt(engine, ready, {
      scheduledFor: fromNow(bench, 2 * dayMs),
      every: { days: 1, ms: 0 }
    })
    const [first, second] = await allJobs(
      engine,
      (job) => job.phase === 'failed' || job.waiting?.reason === 'schedule'
    )
    expect(first).toMatchObject({
      phase: 'failed',
      error: { code: 'SCHEDULE_SHIFTED', message: expect.stringContaining('taken back') }
    })
    expect(second).toMatchObject({ phase: 'waiting', keptBy: 'local' })
    expect(bench.sandbox.record().map((post) => post.status)).toEqual(['cancelled'])
    // A person's retry keeps the time, here.
    await engine.request({ kind: 'retry', jobIds: [first!.id] })
    await allJobs(
      engine,
      (job) =>
        job.phase === 'waiting' && job.waiting?.reason === 'schedule' && job.keptBy === 'local'
    )
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('stays scheduled, with its true time and a word about it, when it cannot be taken back', async () => {
    faultOf = (method, path) =>
      method === 'DELETE'
        ? { kind: 'answer', status: 405, body: '' }
        : /\/posts/.test(path)
          ? shift
          : { kind: 'pass' }
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const at = fromNow(bench, 2 * dayMs)
    await armAt(engine, ready, { scheduledFor: at })
    const [job] = await allJobs(
      engine,
      (now) => now.phase === 'scheduled' && now.pendingChange === null
    )
    expect(job).toMatchObject({
      error: {
        code: 'SCHEDULE_SHIFTED',
        message: expect.stringContaining('could not be taken back')
      },
      keptBy: 'aether'
    })
    expect(Date.parse(job!.scheduledFor!) - Date.parse(at)).toBe(4 * hourMs)
  })
})

describe('taking a post back', () => {
  it('has Aether asked first, and is cancelled when Aether says so', async () => {
    let release = (): void => {}
    const until = new Promise<void>((resolve) => (release = resolve))
    faultOf = only('DELETE', { kind: 'hang', effect: false, until })
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    const { changed } = await engine.request({ kind: 'cancel', jobIds: [id] })
    expect(changed).toEqual([id])
    expect(engine.job(id)).toMatchObject({ phase: 'scheduled', pendingChange: 'withdraw' })
    release()
    await allJobs(engine, inPhase('cancelled'))
    expect(sandboxPost()?.status).toBe('cancelled')
  })

  it('survives a crash and a bad line: the order is on disk and is carried out later', async () => {
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    faultOf = only('DELETE', { kind: 'cut-after' })
    await engine.request({ kind: 'cancel', jobIds: [id] })
    await engine.close()
    faultOf = () => ({ kind: 'pass' })
    const next = startEngine()
    await next.startRunner()
    await allJobs(next, inPhase('cancelled'))
    expect(bench.sandbox.record().map((post) => post.status)).toEqual(['cancelled'])
  })

  it('is asked at once where nobody runs the queue', async () => {
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    await engine.stopRunner()
    await engine.request({ kind: 'cancel', jobIds: [id] })
    expect(engine.job(id)?.phase).toBe('cancelled')
    expect(sandboxPost()?.status).toBe('cancelled')
  })

  it('comes too late once publishing has begun: the post is followed to its end', async () => {
    await bench.close()
    await proxy.close()
    bench = await new TestBench().start({ speed, processingMs: 20 * minuteMs })
    proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, path) => faultOf(method, path))
    const engine = startEngine()
    const { id } = await handOverOne(engine, 20 * minuteMs)
    await engine.stopRunner()
    await expect.poll(() => sandboxPost()?.status, { timeout: 30_000 }).toBe('publishing')
    await engine.request({ kind: 'cancel', jobIds: [id] })
    expect(engine.job(id)).toMatchObject({
      phase: 'scheduled',
      pendingChange: null,
      error: { code: 'TOO_LATE' }
    })
    await engine.startRunner()
    const [job] = await allJobs(engine, inPhase('published', 'cancelled', 'failed'))
    expect(job).toMatchObject({ phase: 'published', error: null })
  })

  it('is refused with a word about it where Aether cannot', async () => {
    faultOf = only('DELETE', { kind: 'answer', status: 405, body: '' })
    const engine = startEngine()
    const { id, at } = await handOverOne(engine, 3 * dayMs)
    await engine.request({ kind: 'cancel', jobIds: [id] })
    await allJobs(engine, (job) => job.pendingChange === null)
    expect(engine.job(id)).toMatchObject({
      phase: 'scheduled',
      scheduledFor: at,
      error: { code: 'ORDER_REFUSED', message: expect.stringContaining('dashboard') }
    })
  })
})

describe('moving a post that Aether keeps', () => {
  it('moves it there and is asked about at its new time only', async () => {
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    const later = fromNow(bench, 25 * minuteMs)
    await engine.request({ kind: 'reschedule', jobIds: [id], scheduledFor: later })
    await allJobs(engine, (job) => job.scheduledFor === later && job.pendingChange === null)
    expect(sandboxPost()).toMatchObject({ status: 'scheduled', publishAt: later })
    await allJobs(engine, inPhase('published'))
    expect(seen.some(({ method, atMs }) => method === 'GET' && atMs < Date.parse(later))).toBe(
      false
    )
  })

  it('says why not: a time that has passed, one beyond the 10 days, none at all', async () => {
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    for (const scheduledFor of [fromNow(bench, -hourMs), fromNow(bench, 11 * dayMs), null]) {
      expect(
        (await engine.request({ kind: 'reschedule', jobIds: [id], scheduledFor })).refused
      ).toHaveLength(1)
    }
    expect(seen.filter(({ method }) => method === 'PATCH')).toEqual([])
  })

  it('to a time that Aether shifts takes it back', async () => {
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    faultOf = only('PATCH', {
      kind: 'rewrite',
      body: (text) => text.replace(/"publishAt":"[^"]+"/u, '"publishAt":"2027-01-01T00:00:00Z"')
    })
    await engine.request({
      kind: 'reschedule',
      jobIds: [id],
      scheduledFor: fromNow(bench, 2 * dayMs)
    })
    const [job] = await allJobs(engine, inPhase('failed'))
    expect(job?.error?.code).toBe('SCHEDULE_SHIFTED')
    expect(sandboxPost()?.status).toBe('cancelled')
  })

  it('is overtaken by a cancellation that comes while Aether is asked', async () => {
    let release = (): void => {}
    const until = new Promise<void>((resolve) => (release = resolve))
    const engine = startEngine()
    const { id } = await handOverOne(engine, 3 * dayMs)
    faultOf = only('PATCH', { kind: 'hang', effect: true, until })
    await engine.request({
      kind: 'reschedule',
      jobIds: [id],
      scheduledFor: fromNow(bench, 2 * dayMs)
    })
    await expect.poll(() => seen.some(({ method }) => method === 'PATCH')).toBe(true)
    await engine.request({ kind: 'cancel', jobIds: [id] })
    release()
    await allJobs(engine, inPhase('cancelled'))
    expect(sandboxPost()?.status).toBe('cancelled')
  })
})

describe('an answer that never came', () => {
  it('is settled by the list with its time compared, and makes no second post', async () => {
    faultOf = only('POST', { kind: 'cut-after' })
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const at = fromNow(bench, 3 * dayMs)
    await engine.request({
      kind: 'arm',
      arm: {
        jobIds: ready.map((job) => job.id),
        options: toFriends,
        schedule: { scheduledFor: at }
      }
    })
    await allJobs(engine, (job) => job.phase === 'scheduled' && job.scheduledFor === at)
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})
