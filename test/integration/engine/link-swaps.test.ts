import { createHash } from 'node:crypto'
import { readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { chmod, copyFile, rename, rm, stat, symlink, utimes } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../src/contract/queue/job.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { because, canLink } from '../../support/system/platform.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, TestBench, toFriends } from '../../support/engine/test-engine.ts'

let bench: TestBench
let engine: Engine
beforeEach(async () => {
  bench = await new TestBench().start({
    ffprobePath: null,
    dailyLimit: 10_000,
    rateLimitBurst: 10_000
  })
  engine = bench.engine()
  engine.setAccountLimits(bench.profileId, { dailyLimit: 10_000 })
  await engine.startRunner()
})
afterEach(() => bench.close())

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')
const second = 1_790_000_000
const ids = (): string[] => engine.jobs().map(({ id }) => id)
const arm = (jobIds = ids()) => engine.request({ kind: 'arm', arm: { jobIds, options: toFriends } })
const isUnconfirmed = (job: Job): boolean => job.phase === 'ready' && job.consentAt === null
const isSettled = (job: Job): boolean => job.phase === 'published' || isUnconfirmed(job)

/** Confirms what is not confirmed until all is posted. */
async function confirmAll(): Promise<void> {
  for (
    let jobs = await allJobs(engine, isSettled);
    jobs.some(isUnconfirmed);
    jobs = await allJobs(engine, isSettled)
  )
    await arm(jobs.filter(isUnconfirmed).map(({ id }) => id))
}

/** Two files of the same size and time, and a link to the first one. */
async function twoBehindALink(n: number): Promise<{ seen: string; other: string; link: string }> {
  const files = {
    seen: bench.path(`seen-${n}.mp4`),
    other: bench.path(`other-${n}.mp4`),
    link: bench.path(`link-${n}.mp4`)
  }
  for (const kind of ['seen', 'other'] as const) {
    // Every pair has a size of its own, so that no file is read only because another one has its size.
    await copyClip(files[kind], `${kind.padEnd(5)} ${'.'.repeat(n)}`)
    await utimes(files[kind], second, second)
  }
  await symlink(files.seen, files.link)
  return files
}

/** Lets the link lead elsewhere, in one step, as a program does that replaces what is "current". */
function swap(link: string, to: string): void {
  symlinkSync(to, `${link}.new`)
  renameSync(`${link}.new`, link)
}

async function add(paths: string[]): Promise<void> {
  await engine.add({ paths, profileId: bench.profileId, options: toFriends })
  await allJobs(engine, inPhase('ready'))
}

describe.skipIf(!canLink)(
  `a link that is swapped for another file of the same size and time${canLink ? '' : ` (skipped: ${because.links})`}`,
  () => {
    it.each([
      [100, 'at once', false],
      [20, 'once their files were read', true]
    ])(
      '%i times between the confirmation and the create, %s: nothing but what was confirmed is posted',
      async (count, _when, isRead) => {
        const links = await Promise.all(Array.from({ length: count }, (_, n) => twoBehindALink(n)))
        await add(links.map(({ link }) => link))
        if (isRead) await allJobs(engine, ({ sha256 }) => sha256 !== null)
        const seen = new Set(links.map(({ seen: file }) => hashOf(file)))
        let swaps = 0
        const toOther = ({ link, other }: (typeof links)[number]): void => {
          swap(link, other)
          swaps++
        }
        // Half of them before the first upload begins; the others when their upload does, and back again when it is under way.
        for (const files of links.slice(0, count / 2)) toOther(files)
        const late = new Map(links.slice(count / 2).map((files) => [files.link, files]))
        const stop = engine.subscribe((event) => {
          const job =
            event.type === 'job'
              ? event.job
              : event.type === 'progress'
                ? engine.job(event.progress.jobId)
                : null
          const files = late.get(job?.path ?? '')
          if (job === null || files === undefined) return
          if (event.type === 'job' && job.phase === 'uploading') toOther(files)
          if (event.type === 'progress') swap(files.link, files.seen)
        })
        expect((await arm()).refused).toEqual([])
        const jobs = await allJobs(engine, isSettled)
        stop()
        const posted = bench.sandbox.record().map(({ sha256 }) => sha256)
        const others = posted.filter((sha256) => !seen.has(sha256)).length
        console.log(
          `${swaps} swaps: ${posted.length} posted, ${others} with other bytes; ${jobs.filter(isUnconfirmed).length} to be confirmed again`
        )
        expect(others).toBe(0)
        expect(swaps).toBe(count)
        expect(jobs.filter(isUnconfirmed).length).toBeGreaterThanOrEqual(count / 2)
        // None is stuck: what is there now is posted once it is confirmed.
        const [again, left] = [
          jobs.filter(isUnconfirmed).slice(0, 10),
          jobs.filter(isUnconfirmed).slice(10)
        ]
        await engine.request({ kind: 'cancel', jobIds: left.map(({ id }) => id) })
        await engine.request({ kind: 'clear', jobIds: left.map(({ id }) => id) })
        await confirmAll()
        const now = again.map(({ path }) => hashOf(path))
        expect(
          bench.sandbox
            .record()
            .map(({ sha256 }) => sha256)
            .filter((sha256) => !posted.includes(sha256))
            .toSorted()
        ).toEqual(now.toSorted())
      }
    )
  }
)

describe('a file that somebody touches after it was confirmed, and that has the same bytes', () => {
  const clip = () => bench.path('a.mp4')
  const touches: [string, () => Promise<void>][] = [
    ['gets other rights', () => chmod(clip(), 0o640)],
    [
      'is put back from a backup',
      async () => {
        const { atimeMs, mtimeMs } = await stat(clip())
        await copyFile(clip(), bench.path('backup'))
        await rm(clip())
        await copyFile(bench.path('backup'), clip())
        await utimes(clip(), atimeMs / 1_000, mtimeMs / 1_000)
      }
    ],
    [
      'is called something else for a while',
      async () => {
        await rename(clip(), bench.path('b.mp4'))
        await rename(bench.path('b.mp4'), clip())
      }
    ]
  ]

  it.each(touches)(
    'stays confirmed and is posted once it was read: it %s',
    async (_what, touch) => {
      await utimes(await copyClip(clip()), second, second)
      await add([clip()])
      await allJobs(engine, ({ sha256 }) => sha256 !== null)
      await engine.request({ kind: 'pause' })
      await arm()
      await touch()
      await engine.request({ kind: 'resume' })
      await allJobs(engine, inPhase('published'))
    }
  )

  it.each(touches)(
    'is posted, if need be after it is confirmed again, where it may not have been read: it %s',
    async (_what, touch) => {
      await utimes(await copyClip(clip()), second, second)
      await add([clip()])
      await engine.request({ kind: 'pause' })
      await arm()
      await touch()
      await engine.request({ kind: 'resume' })
      await confirmAll()
      expect(bench.sandbox.record().map(({ sha256 }) => sha256)).toEqual([hashOf(clip())])
    }
  )
})

it('other bytes of the same size and time in the same file are not posted', async () => {
  const clip = bench.path('a.mp4')
  await utimes(await copyClip(clip, 'seen '), second, second)
  await add([clip])
  const seen = hashOf(clip)
  await arm()
  // In one turn with the order: no step has looked at the file in between.
  const bytes = readFileSync(clip)
  bytes.write('other', bytes.length - 5)
  writeFileSync(clip, bytes)
  utimesSync(clip, second, second)
  const [job] = await allJobs(engine, isSettled)
  expect(bench.sandbox.record().map(({ sha256 }) => sha256 === seen)).toEqual(
    job?.phase === 'published' ? [true] : []
  )
})
