import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { busyTimeoutMs } from '../../../src/engine/queue/store/open-database.ts'
import { openQueue } from '../../../src/engine/open-queue.ts'
import { because } from '../../support/system/platform.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'
import { holdDatabase } from '../../support/process/lock-holder.ts'
import { canMount, runOnOwnDisk } from '../../support/disk/own-disk.ts'
import { allJobs, inPhase, publish, TestBench } from '../../support/engine/test-engine.ts'

const script = join(import.meta.dirname, '../../support/disk/storage-cases.ts')

/** Runs a case on a disk of its own and returns what it reported, with the errors that nobody caught. */
async function onDisk(name: string, sizeKb = 8_192): Promise<Record<string, unknown>> {
  const { code, reports, stderr } = await runOnOwnDisk(script, name, sizeKb)
  expect({
    code,
    uncaught: /Uncaught|Unhandled|throw err|at .*\.ts:\d+/.test(stderr) ? stderr : ''
  }).toEqual({ code: 0, uncaught: '' })
  return reports[0] as Record<string, unknown>
}
const saying = (code: string, words: RegExp): unknown => ({
  code,
  message: expect.stringMatching(words) as string
})

describe('a disk that', () => {
  beforeEach(({ skip }) => {
    skip(!canMount, because.mounts)
  })

  it('fills up during uploads holds the queue, says which disk, refuses orders in plain words, and goes on when there is room', async () => {
    const told = await onDisk('fills during uploads')
    expect(told['hold']).toMatchObject({
      reason: 'storage',
      until: null,
      message: expect.stringMatching(
        /The disk that holds .*queue\.db is full.*goes on by itself/
      ) as string
    })
    expect(told['refused']).toEqual(saying('DISK_FULL', /queue\.db is full.*Free some space/))
    expect(told['notAdded']).toEqual(saying('DISK_FULL', /queue\.db is full/))
    expect(told).toMatchObject({ phases: ['published', 'published', 'published'], posts: 3 })
  })
  it('fills up between a create and its answer loses no post id, though Aether has no list to find it in', async () => {
    const told = await onDisk('fills during a create')
    expect(told).toMatchObject({
      hold: { reason: 'storage' },
      meanwhile: ['submitting'],
      phase: 'published',
      creates: 1,
      posts: 1
    })
  })
  it('is full when the app starts keeps the queue whole for the next start', async () => {
    const told = await onDisk('is full at the start')
    if (told['refused'] !== null)
      expect(told['refused']).toEqual(saying('DISK_FULL', /queue\.db is full/))
    expect(told).toMatchObject({ jobs: 2, runs: true, posts: 2 })
  })
  it('has no room when sending is to begin says so and begins when there is', async () => {
    const told = await onDisk('has no room for a runner')
    if (told['refused'] !== null) expect(told['refused']).toEqual(saying('DISK_FULL', /is full/))
    expect(told).toMatchObject({ runs: true, hold: null })
  })
  it('is read-only is named, for an existing queue and for a new one', async () => {
    const told = await onDisk('is read-only')
    expect(told).toMatchObject({
      existing: saying('DATA_FOLDER_READ_ONLY', /data.queue\.db.*AETHER_UPLOADER_HOME/),
      fresh: saying('DATA_FOLDER_READ_ONLY', /other.queue\.db/),
      jobs: 1
    })
  })
  it('is a network file system is refused, also behind a link, and one that only looks like it is not', async ({
    skip
  }) => {
    skip(!existsSync('/dev/fuse'), because.fuse)
    const refused = saying(
      'DATA_FOLDER_ON_NETWORK',
      /lies on a network file system \(fuse\.sshfs\).*AETHER_UPLOADER_HOME/
    )
    expect(await onDisk('is a network file system')).toEqual({
      'fuse.sshfs': refused,
      'link to fuse.sshfs': refused,
      'fuse.gocryptfs': null,
      'link to fuse.gocryptfs': null,
      engine: null
    })
  })
  it('has no room for the copy before a migration leaves the old version as it was', async () => {
    expect(await onDisk('has no room for a copy before a migration')).toEqual({
      refused: 'SQLITE_FULL',
      sameVersion: true,
      kept: true
    })
  })
})

describe('another program that keeps the queue locked for a while', () => {
  it('blocks nothing else in this process meanwhile: what was ordered is done once it lets go', async () => {
    const bench = await new TestBench().start()
    try {
      const engine = bench.engine()
      const clip = await makeClip(bench.path('a.mp4'))
      // The other program lets go only if this process gets to tell it to while the work waits.
      const meanwhile = async <T>(work: () => Promise<T>): Promise<T> => {
        const letGo = await holdDatabase(bench.path('data/queue.db'))
        const [result] = await Promise.all([work(), delay(2 * busyTimeoutMs).then(letGo)])
        return result
      }
      expect(
        await meanwhile(() => engine.add({ paths: [clip], profileId: bench.profileId }))
      ).toMatchObject([{ outcome: 'added' }])
      expect(
        await meanwhile(() =>
          Promise.all([engine.request({ kind: 'pause' }), engine.request({ kind: 'resume' })])
        )
      ).toHaveLength(2)
      expect(engine.queue().paused).toBe(false)
      await engine.startRunner()
      await meanwhile(() => engine.request({ kind: 'pause' }))
      expect(engine.queue().paused).toBe(true)
      await engine.close()
      const opened = await meanwhile(() => openQueue(bench.options()))
      expect(opened.queue().paused).toBe(true)
      await opened.close()
    } finally {
      await bench.close()
    }
  })
})

describe('another program that keeps the queue locked for longer than we wait', () => {
  it('holds the queue, is named, and everything goes on when it lets go', async () => {
    // A post that is still processed is asked about again and again, and each answer has to be stored. Long enough for a busy machine to take the lock meanwhile.
    const bench = await new TestBench().start({ processingMs: 300_000 })
    try {
      const engine = bench.engine()
      await engine.startRunner()
      await engine.request({ kind: 'pause' })
      await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
      const letGo = await holdDatabase(bench.path('data/queue.db'))
      await expect(engine.request({ kind: 'resume' })).rejects.toMatchObject({
        code: 'DATABASE_LOCKED',
        message: expect.stringMatching(/Another program holds .*queue\.db locked/) as string
      })
      await letGo()
      await engine.request({ kind: 'resume' })
      await allJobs(engine, inPhase('processing'))
      const holdAgain = await holdDatabase(bench.path('data/queue.db'))
      await new Promise<void>((resolve) => {
        const stop = engine.subscribe(() => {
          if (engine.queue().hold?.reason !== 'storage') return
          stop()
          resolve()
        })
      })
      expect(engine.queue().hold?.message).toMatch(
        /Another program holds .*queue\.db locked.*goes on by itself/
      )
      await holdAgain()
      await allJobs(engine, inPhase('published'))
      expect(bench.sandbox.record()).toHaveLength(1)
    } finally {
      await bench.close()
    }
  })
})
