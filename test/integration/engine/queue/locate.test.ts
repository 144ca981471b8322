import { copyFile, rename, rm, utimes } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { toJobRow } from '../../../../src/main/ipc/job-row.ts'
import { copyClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let engine: Engine
beforeEach(async () => {
  bench = await new TestBench().start()
  engine = bench.engine()
  await engine.startRunner()
})
afterEach(() => bench.close())

const later = (): string => new Date(bench.clock.nowMs() + 20 * 86_400_000).toISOString()

/** One clip in the list, checked. */
async function addClip(name = 'a.mp4'): Promise<string> {
  const [added] = await engine.add({
    paths: [await copyClip(bench.path(name))],
    profileId: bench.profileId,
    options: toFriends
  })
  await allJobs(engine, inPhase('ready'))
  return added!.jobId!
}

const locate = (jobId: string, name: string) =>
  engine.request({ kind: 'locate', jobId, path: bench.path(name) })
const arm = (jobId: string, scheduledFor: string | null = null) =>
  engine.request({
    kind: 'arm',
    arm: { jobIds: [jobId], options: toFriends, schedule: { scheduledFor, keepLocal: true } }
  })

/** The clip is moved away, and the list hears of it when it is looked at again. */
async function lose(jobId: string, to: string): Promise<void> {
  await rename(bench.path('a.mp4'), bench.path(to))
  await engine.request({ kind: 'edit', jobIds: [jobId], allowRepost: true })
  await allJobs(engine, inPhase('needs-attention'))
}

describe('a file that is not where it was', () => {
  it('is marked as missing, and goes on from where a person finds it', async () => {
    const jobId = await addClip()
    await lose(jobId, 'b.mp4')
    expect(toJobRow(engine.job(jobId)!)).toMatchObject({ fileMissing: true, editable: true })
    expect(await locate(jobId, 'b.mp4')).toEqual({ changed: [jobId], refused: [] })
    const [job] = await allJobs(engine, inPhase('ready'))
    expect(job).toMatchObject({ id: jobId, name: 'b.mp4', consentAt: null, findings: [] })
    expect(toJobRow(job!).fileMissing).toBe(false)
    await arm(jobId)
    await allJobs(engine, inPhase('published'))
  })

  it('keeps what was confirmed when it is the same file, and says nothing', async () => {
    const jobId = await addClip()
    await allJobs(engine, ({ sha256 }) => sha256 !== null)
    await arm(jobId, later())
    await rename(bench.path('a.mp4'), bench.path('b.mp4'))
    expect(await locate(jobId, 'b.mp4')).toEqual({ changed: [jobId], refused: [] })
    expect(engine.job(jobId)).toMatchObject({
      phase: 'waiting',
      name: 'b.mp4',
      consentAt: expect.any(String) as string
    })
    await engine.request({ kind: 'reschedule', jobIds: [jobId], scheduledFor: null })
    await allJobs(engine, inPhase('published'))
  })

  it('loses what was confirmed when nobody can say whether it is the same file, because it was not read yet', async () => {
    const jobId = await addClip()
    await engine.stopRunner()
    await arm(jobId, later())
    const isUnread = engine.job(jobId)?.sha256 === null
    await rename(bench.path('a.mp4'), bench.path('b.mp4'))
    const { notes = [] } = await locate(jobId, 'b.mp4')
    expect(notes).toEqual(
      isUnread
        ? [{ jobId, message: expect.stringContaining('is not known to be the file') as string }]
        : []
    )
    await engine.startRunner()
    await allJobs(engine, isUnread ? inPhase('ready') : inPhase('waiting'))
  })

  it('loses what was confirmed when it is another file, and the person is told', async () => {
    const jobId = await addClip()
    await arm(jobId, later())
    await rm(bench.path('a.mp4'))
    await copyClip(bench.path('other.mp4'), 'something else')
    const { changed, notes } = await locate(jobId, 'other.mp4')
    expect([changed, notes]).toEqual([
      [jobId],
      [
        {
          jobId,
          message: expect.stringContaining('nothing is sent until you confirm it') as string
        }
      ]
    ])
    const [job] = await allJobs(engine, inPhase('ready'))
    expect(job).toMatchObject({ name: 'other.mp4', consentAt: null, scheduledFor: null })
    expect(bench.sandbox.record()).toEqual([])
  })

  it('is not posted when it passes for the same file but has other bytes than were read before', async () => {
    const jobId = await addClip()
    await copyFile(bench.path('a.mp4'), bench.path('duplicate.mp4'))
    await engine.add({
      paths: [bench.path('duplicate.mp4')],
      profileId: bench.profileId,
      options: toFriends
    })
    await allJobs(
      engine,
      (job) =>
        job.phase === 'ready' || job.findings.some(({ code }) => code === 'DUPLICATE_CONTENT')
    )
    expect(engine.job(jobId)?.sha256).not.toBeNull()
    await arm(jobId, later())
    await copyClip(bench.path('b.mp4'), `${bench.path('a.mp')}5`)
    const { mtimeMs } = await import('node:fs').then(({ statSync }) =>
      statSync(bench.path('a.mp4'))
    )
    await utimes(bench.path('b.mp4'), mtimeMs / 1_000, mtimeMs / 1_000)
    await rm(bench.path('a.mp4'))
    await locate(jobId, 'b.mp4')
    await engine.request({ kind: 'reschedule', jobIds: [jobId], scheduledFor: null })
    await allJobs(engine, (job) => job.id !== jobId || job.phase === 'ready')
    expect(engine.job(jobId)?.consentAt).toBeNull()
    expect(bench.sandbox.record()).toEqual([])
  })

  it('gives way to another file while it is there, when that is what was ordered, and comes back in the same way', async () => {
    const jobId = await addClip()
    await copyClip(bench.path('b.mp4'), 'b')
    await engine.request({ kind: 'edit', jobIds: [jobId], caption: 'by the sea' })
    await arm(jobId, later())
    const take = (name: string) =>
      engine.request({ kind: 'locate', jobId, path: bench.path(name), instead: true })
    expect((await take('b.mp4')).changed).toEqual([jobId])
    const [copy] = await allJobs(engine, inPhase('ready'))
    expect(copy).toMatchObject({
      name: 'b.mp4',
      caption: 'by the sea',
      consentAt: null,
      scheduledFor: null
    })
    expect((await take('a.mp4')).changed).toEqual([jobId])
    expect(
      (await allJobs(engine, (job) => job.phase === 'ready' && job.name === 'a.mp4'))[0]
    ).toMatchObject({ id: jobId, caption: 'by the sea' })
    expect(bench.sandbox.record()).toEqual([])
  })

  it('is not looked for elsewhere while it is there, nor at a place that is empty, a folder, or in the list', async () => {
    const jobId = await addClip()
    await copyClip(bench.path('b.mp4'), 'b')
    expect((await locate(jobId, 'b.mp4')).refused[0]?.reason).toMatch(/where it was/)
    await engine.add({
      paths: [bench.path('b.mp4')],
      profileId: bench.profileId,
      options: toFriends
    })
    await allJobs(engine, inPhase('ready'))
    await rm(bench.path('a.mp4'))
    for (const [name, reason] of [
      ['c.mp4', /no file called c\.mp4/],
      ['', /no file/],
      ['b.mp4', /in the list already/]
    ] as const) {
      const { refused } = await locate(jobId, name)
      expect(refused[0]?.reason).toMatch(reason)
      expect(refused[0]?.reason).not.toContain(bench.dir)
    }
  })
})
