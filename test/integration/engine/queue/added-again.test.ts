import { rename, utimes } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { standInForFs } from '../../../support/system/stand-in-for-fs.ts'
import { copyClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let engine: Engine
let clip: string
beforeEach(async () => {
  bench = await new TestBench().start()
  clip = await copyClip(bench.path('a.mp4'))
})
afterEach(() => bench.close())

const toMe = { ...toFriends, privacyLevel: 'SELF_ONLY' } as const
const later = (): string => new Date(bench.clock.nowMs() + 20 * 86_400_000).toISOString()

async function start(limitRateBytesPerS?: number): Promise<void> {
  engine = bench.engine({ ...(limitRateBytesPerS !== undefined && { limitRateBytesPerS }) })
  await engine.startRunner()
  await engine.add({ paths: [clip], profileId: bench.profileId })
  const [job] = await allJobs(engine, inPhase('ready'))
  await engine.request({
    kind: 'edit',
    jobIds: [job!.id],
    caption: 'Words of mine',
    allowAspect: true
  })
  await allJobs(engine, inPhase('ready'))
}
const arm = (scheduledFor: string | null) =>
  engine.request({
    kind: 'arm',
    arm: {
      jobIds: engine.jobs().map(({ id }) => id),
      options: toFriends,
      schedule: { scheduledFor }
    }
  })
const drop = () => engine.add({ paths: [clip], profileId: bench.profileId })

describe('a file that is dropped into the list again', () => {
  it('keeps what was written and confirmed about it', async () => {
    await start()
    await arm(later())
    await allJobs(engine, inPhase('waiting'))
    const [before] = engine.jobs()
    expect((await drop())[0]).toMatchObject({ outcome: 'resumed', jobId: before!.id })
    expect(engine.job(before!.id)).toEqual(before)
  })

  it('keeps its words when it was not confirmed yet, or taken back', async () => {
    await start()
    await drop()
    expect((await allJobs(engine, inPhase('ready')))[0]).toMatchObject({
      caption: 'Words of mine',
      allowAspect: true
    })
    await engine.request({ kind: 'cancel', jobIds: engine.jobs().map(({ id }) => id) })
    expect((await drop())[0]).toMatchObject({ outcome: 'retried' })
    expect((await allJobs(engine, inPhase('ready')))[0]).toMatchObject({
      caption: 'Words of mine',
      allowAspect: true
    })
  })

  it('is checked again and has to be confirmed when it is another version', async () => {
    await start()
    await arm(later())
    await utimes(clip, 1_000, 1_000)
    await drop()
    expect((await allJobs(engine, inPhase('ready')))[0]).toMatchObject({
      caption: 'Words of mine',
      consentAt: null
    })
  })
})

describe('a file on a disk that cannot say where a path leads', () => {
  it.each(['EISDIR', 'UNKNOWN'])(
    'is published from the path as it is written, and found again (%s)',
    async (code) => {
      standInForFs('realpath', () => () => Promise.reject(Object.assign(new Error(code), { code })))
      await start()
      await arm(null)
      const [job] = await allJobs(engine, inPhase('published'))
      expect((await drop())[0]).toMatchObject({ outcome: 'already-settled', jobId: job!.id })
    }
  )

  it('is found where it was moved to', async () => {
    standInForFs(
      'realpath',
      () => () => Promise.reject(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }))
    )
    await start()
    await rename(clip, bench.path('b.mp4'))
    const [job] = engine.jobs()
    expect(
      await engine.request({ kind: 'locate', jobId: job!.id, path: bench.path('b.mp4') })
    ).toMatchObject({ changed: [job!.id], refused: [] })
  })
})

describe('a line that names a file again with another audience', () => {
  it('does not send it as it was confirmed before, even when it is being uploaded', async () => {
    await start(100)
    await arm(null)
    await allJobs(engine, inPhase('uploading'))
    await engine.add({
      paths: [clip],
      profileId: bench.profileId,
      caption: 'Words of mine',
      options: toMe,
      allowAspect: true
    })
    const [job] = await allJobs(engine, (one) => !inPhase('uploading', 'checking')(one))
    expect(job).toMatchObject({ phase: 'ready', options: toMe, consentAt: null })
    expect(bench.sandbox.record()).toEqual([])
  })

  it('stops the upload of another process, too', async () => {
    await start(100)
    await arm(null)
    await allJobs(engine, inPhase('uploading'))
    const ended = Promise.withResolvers<void>()
    engine.subscribe((event) => {
      if (event.type === 'job' && event.job.phase === 'ready') ended.resolve()
    })
    await bench
      .engine()
      .add({
        paths: [clip],
        profileId: bench.profileId,
        caption: 'Words of mine',
        options: toMe,
        allowAspect: true
      })
    await ended.promise
    expect(engine.jobs()[0]).toMatchObject({ options: toMe, consentAt: null })
  })

  it('goes on with the upload when nothing is changed', async () => {
    await start(100_000)
    await arm(null)
    await allJobs(engine, inPhase('uploading'))
    const consentAt = engine.jobs()[0]!.consentAt
    await engine.add({
      paths: [clip],
      profileId: bench.profileId,
      caption: 'Words of mine',
      options: toFriends,
      allowAspect: true
    })
    await allJobs(engine, inPhase('published'))
    expect(engine.jobs()[0]).toMatchObject({ consentAt })
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})

describe('what a person changes while a file is being checked', () => {
  it('counts in what the check says', async () => {
    engine = bench.engine()
    await engine.startRunner()
    await engine.add({ paths: [clip], profileId: bench.profileId, options: toFriends })
    await allJobs(engine, inPhase('ready'))
    const duplicate = await copyClip(bench.path('b.mp4'), clip)
    const [added] = await engine.add({
      paths: [duplicate],
      profileId: bench.profileId,
      options: toFriends
    })
    expect(engine.job(added!.jobId!)?.phase).toBe('checking')
    await engine.request({
      kind: 'edit',
      jobIds: [added!.jobId!],
      caption: '#a '.repeat(6),
      allowRepost: true
    })
    expect(engine.job(added!.jobId!)?.phase).toBe('checking')
    const job = (await allJobs(engine, (one) => one.phase !== 'checking')).find(
      ({ id }) => id === added!.jobId
    )
    expect(job?.findings.map(({ code, severity }) => `${severity} ${code}`).toSorted()).toEqual([
      'warn DUPLICATE_CONTENT',
      'warn HASHTAGS_MANY'
    ])
    expect(job?.phase).toBe('ready')
  })

  it('counts when it is a limit of the account', async () => {
    engine = bench.engine()
    await engine.startRunner()
    await engine.add({ paths: [clip], profileId: bench.profileId })
    expect(engine.jobs()[0]?.phase).toBe('checking')
    engine.setAccountLimits(bench.profileId, { minDurationS: 30 })
    expect(engine.jobs()[0]?.phase).toBe('checking')
    const [job] = await allJobs(engine, (one) => one.phase !== 'checking')
    expect(job?.findings.map(({ code }) => code)).toEqual(['VIDEO_TOO_SHORT'])
  })
})
