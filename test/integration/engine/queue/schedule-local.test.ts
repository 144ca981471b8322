import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JumpingClock } from '../../../support/fakes/jumping-clock.ts'
import { makeClip } from '../../../support/fixtures/make-clips.ts'
import {
  armAt,
  dayMs,
  fromNow,
  hourMs,
  minuteMs,
  readyClips
} from '../../../support/engine/scheduled.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let clock: JumpingClock
let notices: string[]
beforeEach(async () => {
  bench = await new TestBench().start()
  clock = new JumpingClock(bench.clock)
  bench.clock = clock
  notices = []
})
afterEach(() => bench.close())

const startEngine = () =>
  bench.engine({
    ports: {
      clock,
      log: { info() {}, warn() {}, error: (message, data) => console.error(message, data) },
      secrets: { apiKey: () => 'sandbox-key' },
      shell: { setBusy() {}, notify: ({ title }) => notices.push(title) },
      network: { agentFor: () => undefined }
    }
  })
const uploads = () => bench.sandbox.record().length

describe('a post whose time is kept here', () => {
  it('is not touched long before, uploaded within 30 minutes of its time, and posted at it', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const callsBefore = engine.queue().apiCallsThisMonth
    const at = fromNow(bench, 2 * hourMs)
    await armAt(engine, ready, { scheduledFor: at, keepLocal: true })
    const [waiting] = await allJobs(engine, inPhase('waiting'))
    expect(waiting).toMatchObject({
      waiting: { reason: 'schedule', until: at },
      scheduledFor: at,
      keptBy: 'local',
      missed: false
    })
    expect(engine.queue().apiCallsThisMonth).toBe(callsBefore)

    clock.jump(Date.parse(at) - clock.nowMs() - 29 * minuteMs)
    await allJobs(engine, (job) => job.phase === 'waiting' && job.attempts === 1)
    expect(engine.jobs()[0]).toMatchObject({ waiting: { reason: 'schedule', until: at } })
    expect(bench.sandbox.record()).toEqual([])

    clock.jump(Date.parse(at) - clock.nowMs())
    const [published] = await allJobs(engine, inPhase('published'))
    expect(Date.parse(published!.submittedAt!)).toBeGreaterThanOrEqual(Date.parse(at))
    expect(bench.sandbox.record()).toMatchObject([{ publishAt: null }])
  })

  it('goes out, each of a series, at its own time', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 3)
    const at = fromNow(bench, 3 * hourMs)
    await armAt(engine, ready, {
      scheduledFor: at,
      every: { days: 0, ms: 2 * hourMs },
      keepLocal: true
    })
    const times = engine.jobs().map((job) => Date.parse(job.scheduledFor!) - Date.parse(at))
    expect(times).toEqual([0, 2 * hourMs, 4 * hourMs])
    clock.jump(Date.parse(at) - clock.nowMs())
    await allJobs(
      engine,
      (job) => job.phase === (job.scheduledFor === at ? 'published' : 'waiting')
    )
    expect(uploads()).toBe(1)
  })

  it('goes before posts without a time, and needs no free upload', async () => {
    const engine = bench.engine({ uploadConcurrency: 1, limitRateBytesPerS: 5_000 })
    const [timed, ...others] = await readyClips(bench, engine, 3)
    const at = fromNow(bench, 2 * hourMs)
    await armAt(engine, [timed!], { scheduledFor: at, keepLocal: true })
    clock.jump(Date.parse(at) - clock.nowMs() - 29 * minuteMs)
    await allJobs(
      engine,
      (job) => job.id !== timed!.id || (job.phase === 'waiting' && job.attempts === 1)
    )
    await armAt(engine, others, {})
    await allJobs(engine, (job) => job.id !== others[0]!.id || job.phase === 'uploading')
    clock.jump(Date.parse(at) - clock.nowMs())
    await allJobs(engine, (job) => job.id !== timed!.id || job.phase === 'published')
    expect(
      engine
        .jobs()
        .filter((job) => job.submittedAt !== null)
        .map((job) => job.id)
    ).toEqual([timed!.id])
  })

  it('can be given another time, or none, and keeps the confirmation', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    await armAt(engine, ready, { scheduledFor: fromNow(bench, 5 * hourMs), keepLocal: true })
    const later = fromNow(bench, 9 * hourMs)
    await engine.request({ kind: 'reschedule', jobIds: [ready[0]!.id], scheduledFor: later })
    expect(engine.jobs()[0]).toMatchObject({
      phase: 'waiting',
      waiting: { reason: 'schedule', until: later },
      keptBy: 'local'
    })
    const refused = await engine.request({
      kind: 'reschedule',
      jobIds: [ready[0]!.id],
      scheduledFor: fromNow(bench, -hourMs)
    })
    expect(refused.refused).toHaveLength(1)
    await engine.request({ kind: 'reschedule', jobIds: [ready[0]!.id], scheduledFor: null })
    await allJobs(engine, inPhase('published'))
    expect(engine.jobs()[0]?.scheduledFor).toBeNull()
  })

  it('is left alone when the line that armed it runs again, and confirmed again for another time', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 2)
    const schedule = {
      scheduledFor: fromNow(bench, 5 * hourMs),
      every: { days: 1, ms: 0 },
      keepLocal: true
    }
    await armAt(engine, ready, schedule)
    const paths = ready.map((job) => job.path)
    await engine.add({ paths, profileId: bench.profileId, options: toFriends, schedule })
    expect(engine.jobs().map((job) => job.phase)).toEqual(['waiting', 'waiting'])
    await engine.add({
      paths,
      profileId: bench.profileId,
      options: toFriends,
      schedule: { ...schedule, every: null }
    })
    const [first, second] = await allJobs(engine, inPhase('waiting', 'ready'))
    expect([first?.phase, second?.phase]).toEqual(['waiting', 'ready'])
    expect(second).toMatchObject({ scheduledFor: null, consentAt: null })
  })

  it('refuses a time that has passed', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const result = await engine.request({
      kind: 'arm',
      arm: {
        jobIds: [ready[0]!.id],
        options: toFriends,
        schedule: { scheduledFor: fromNow(bench, -hourMs) }
      }
    })
    expect(result.refused).toMatchObject([{ reason: expect.stringContaining('passed') }])
    expect(engine.jobs()[0]?.phase).toBe('ready')
  })
})

describe('posts whose time went by while the machine slept', () => {
  async function sleepOver(): Promise<{ engine: ReturnType<typeof startEngine>; times: number[] }> {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 3)
    await armAt(engine, ready, {
      scheduledFor: fromNow(bench, 2 * hourMs),
      every: { days: 0, ms: hourMs },
      keepLocal: true
    })
    const times = engine.jobs().map((job) => Date.parse(job.scheduledFor!))
    clock.jump(8 * hourMs)
    await allJobs(engine, (job) => job.missed)
    return { engine, times }
  }

  it('are not sent by themselves: one question for all of them', async () => {
    const { engine } = await sleepOver()
    expect(engine.queue().missedJobs).toBe(3)
    expect(
      engine
        .jobs()
        .every(
          (job) =>
            job.phase === 'waiting' &&
            job.waiting?.reason === 'schedule' &&
            job.waiting.until === null
        )
    ).toBe(true)
    expect(notices).toEqual(['3 posts were missed'])
    const retried = await engine.request({
      kind: 'retry',
      jobIds: engine.jobs().map((job) => job.id)
    })
    expect(retried.refused).toHaveLength(3)
    expect(bench.sandbox.record()).toEqual([])
  })

  it('go out now one after the other when a person says so', async () => {
    const { engine } = await sleepOver()
    await engine.request({ kind: 'missed', answer: 'send-spaced' })
    const [first, second, third] = await allJobs(
      engine,
      (job) =>
        job.phase === 'published' || (job.phase === 'waiting' && job.waiting?.reason === 'schedule')
    )
    expect(first?.phase).toBe('published')
    expect(Date.parse(third!.scheduledFor!) - Date.parse(second!.scheduledFor!)).toBe(30 * minuteMs)
    expect(engine.queue().missedJobs).toBe(0)
    expect(uploads()).toBe(1)
  })

  it('move to the next day at the same clock time when a person says so', async () => {
    const { engine, times } = await sleepOver()
    await engine.request({ kind: 'missed', answer: 'next-slot' })
    const moved = engine.jobs().map((job) => Date.parse(job.scheduledFor!))
    // A clock change in the zone of this machine may lie between the two days.
    for (const [i, atMs] of moved.entries())
      expect(Math.abs(atMs - times[i]! - dayMs)).toBeLessThanOrEqual(hourMs)
    expect(engine.queue().missedJobs).toBe(0)
    expect(bench.sandbox.record()).toEqual([])
  })

  it('stay, unconfirmed, when a person leaves them, and other jobs go on meanwhile', async () => {
    const { engine } = await sleepOver()
    const [first] = engine.jobs()
    await engine.request({ kind: 'missed', answer: 'leave', jobIds: [first!.id] })
    expect(engine.job(first!.id)).toMatchObject({
      phase: 'ready',
      consentAt: null,
      scheduledFor: null
    })
    expect(engine.queue().missedJobs).toBe(2)
    const clip = await makeClip(bench.path('other.mp4'))
    const [added] = await engine.add({
      paths: [clip],
      profileId: bench.profileId,
      options: toFriends
    })
    await allJobs(engine, (job) => job.id !== added!.jobId || job.phase === 'ready')
    await engine.request({ kind: 'arm', arm: { jobIds: [added!.jobId!], options: toFriends } })
    await allJobs(engine, (job) => job.id !== added!.jobId || job.phase === 'published')
    expect(uploads()).toBe(1)
  })

  it('are asked about too when the app was off meanwhile', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    await armAt(engine, ready, { scheduledFor: fromNow(bench, 2 * hourMs), keepLocal: true })
    await engine.close()
    clock.jump(3 * hourMs)
    const next = startEngine()
    await next.startRunner()
    await allJobs(next, (job) => job.missed)
    expect(bench.sandbox.record()).toEqual([])
  })

  it('still go out by themselves when they are at most 30 minutes late', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    const at = fromNow(bench, 2 * hourMs)
    await armAt(engine, ready, { scheduledFor: at, keepLocal: true })
    clock.jump(Date.parse(at) - clock.nowMs() + 10 * minuteMs)
    await allJobs(engine, inPhase('published'))
    expect(notices).toEqual([])
  })
})

describe('a clock that is set back', () => {
  it('does not make a pause longer: a post in processing is asked about as before', async () => {
    const engine = startEngine()
    const ready = await readyClips(bench, engine, 1)
    await engine.request({ kind: 'arm', arm: { jobIds: [ready[0]!.id], options: toFriends } })
    await allJobs(engine, inPhase('processing'))
    clock.jump(-300 * dayMs)
    await allJobs(engine, inPhase('published'))
  })
})
