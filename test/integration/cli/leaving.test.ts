import Database from 'better-sqlite3'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { applicationId } from '../../../src/engine/queue/store/migrations.ts'
import { startFaultProxy, type Fault } from '../../support/fakes/fault-proxy.ts'
import { writeUnreleasedQueue } from '../../support/fixtures/unreleased-queue.ts'
import { because, hasSignals } from '../../support/system/platform.ts'
import {
  jobsOf,
  runCli,
  startCli,
  summaryOf,
  onBench,
  withBench,
  type Bench
} from '../../support/process/cli-process.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']
const clipIn = (bench: Bench, name = 'a.mp4'): Promise<string> =>
  makeClip(path.join(bench.root, name))

/** A proxy whose creates hang, with what they do, until `release`. */
async function hangingCreates(bench: Bench, effect: boolean) {
  const { promise: until, resolve: release } = Promise.withResolvers<void>()
  let creates = 0
  const proxy = await startFaultProxy(bench.sandbox.baseUrl, (method, url): Fault => {
    if (method !== 'POST' || !url.endsWith('/posts')) return { kind: 'pass' }
    creates++
    return { kind: 'hang', effect, until }
  })
  return {
    env: { ...bench.env, AETHER_BASE_URL: proxy.baseUrl },
    release,
    creates: () => creates,
    close: proxy.close
  }
}

const queueRows = (bench: Bench): number => {
  const file = path.join(bench.env.AETHER_UPLOADER_HOME, 'queue.db')
  if (!existsSync(file)) return 0
  const db = new Database(file, { readonly: true })
  try {
    return Number(db.prepare('SELECT count(*) FROM jobs').pluck().get())
  } catch {
    return 0
  } finally {
    db.close()
  }
}

describe.concurrent('Ctrl-C while Aether creates a post', () => {
  it(
    'waits for the answer the first time, and says that a second one does not',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const creating = await hangingCreates(bench, true)
      const line = startCli(['publish', await clipIn(bench), ...to], creating.env)
      await line.line((text) => text.includes('"phase":"submitting"'))
      await vi.waitFor(() => expect(bench.sandbox.record().length).toBe(1), { timeout: 20_000 })
      line.child.kill('SIGINT')
      await line.note((text) => text.includes('Press Ctrl-C again'))
      creating.release()
      const result = await line.ended
      expect([result.code, summaryOf(result)]).toMatchObject([130, { processing: 1, total: 1 }])
      expect([...jobsOf(result).values()][0]?.postId).toEqual(expect.any(String))
      await creating.close()
    })
  )

  it(
    'ends at once the second time, with a summary; the next run finds the post and makes no other',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const creating = await hangingCreates(bench, true)
      const line = startCli(['publish', await clipIn(bench), ...to], creating.env)
      await line.line((text) => text.includes('"phase":"submitting"'))
      await vi.waitFor(() => expect(bench.sandbox.record().length).toBe(1), { timeout: 20_000 })
      line.child.kill('SIGINT')
      await line.note((text) => text.includes('Press Ctrl-C again'))
      // Two signals within 100 ms are one key, because npm passes it on.
      await new Promise((resolve) => setTimeout(resolve, 150))
      line.child.kill('SIGINT')
      const result = await line.ended
      expect([result.code, summaryOf(result).total]).toEqual([130, 1])
      expect([...jobsOf(result).values()][0]?.phase).toBe('submitting')
      creating.release()
      const run = await runCli(['run', '--until-empty', '--json'], creating.env)
      expect([run.code, summaryOf(run).published]).toEqual([0, 1])
      expect([creating.creates(), bench.sandbox.record().length]).toEqual([1, 1])
      await creating.close()
    })
  )
})

describe.concurrent('Ctrl-C while a big folder is added', () => {
  it(
    'takes effect before the folder is through, and sends nothing',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const folder = path.join(bench.root, 'big')
      const many = 20_000
      mkdirSync(folder)
      for (let i = 0; i < many; i++) writeFileSync(path.join(folder, `${i}.mp4`), '')
      const line = startCli(['publish', folder, ...to], bench.env)
      await vi.waitFor(() => expect(queueRows(bench)).toBeGreaterThan(0), {
        timeout: 30_000,
        interval: 10
      })
      line.child.kill('SIGINT')
      const result = await line.ended
      expect(result.code).toBe(130)
      expect(summaryOf(result).total).toBeLessThan(many)
      expect(queueRows(bench)).toBe(summaryOf(result).total)
      expect(bench.sandbox.record()).toEqual([])
    })
  )
})

describe.concurrent('a job that can no longer be read', () => {
  it(
    'is named on stderr by queue list and doctor, is not in the list, and its file is not posted again',
    withBench(async (bench) => {
      const file = await clipIn(bench)
      expect((await runCli(['publish', file, ...to], bench.env)).code).toBe(0)
      const db = new Database(path.join(bench.env.AETHER_UPLOADER_HOME, 'queue.db'))
      db.exec("UPDATE jobs SET findings = '{oops'")
      db.close()
      const list = await runCli(['queue', 'list', '--json'], bench.env)
      expect([list.code, summaryOf(list).total]).toEqual([0, 0])
      expect(list.stderr).toMatch(/Set aside, nothing is sent for it: .*a\.mp4.*findings/)
      const doctor = await runCli(['doctor', '--json'], bench.env)
      expect(doctor.stderr).toContain('a.mp4')
      expect(JSON.parse(doctor.stdout)).toMatchObject({
        report: { database: { ok: true, jobs: 0, setAside: 1 } }
      })
      const copy = path.join(bench.root, 'the same under another name.mp4')
      copyFileSync(file, copy)
      const again = await runCli(['publish', copy, ...to], bench.env)
      expect([again.code, summaryOf(again).needsAttention]).toEqual([1, 1])
      expect(again.stdout).toContain('DUPLICATE_CONTENT')
      expect(bench.sandbox.record()).toHaveLength(1)
      const anyway = await runCli(['publish', copy, ...to, '--repost'], bench.env)
      expect([anyway.code, bench.sandbox.record().length]).toEqual([0, 2])
    })
  )
})

describe.concurrent('a queue that cannot be opened', () => {
  it.each([
    [
      'damaged',
      1,
      /queue\.db is damaged.*Move the file away/s,
      (file: string) => writeFileSync(file, 'no database')
    ],
    [
      'of a newer version',
      2,
      /newer version.*Update the app/s,
      (file: string) => {
        const db = new Database(file)
        db.pragma(`application_id = ${applicationId}`)
        db.pragma('user_version = 9999')
        db.close()
      }
    ],
    [
      'from before the first release',
      2,
      /queue\.db was made by .* before its first release,.*Move it away/s,
      (file: string) => writeUnreleasedQueue(file)
    ],
    [
      "another program's",
      2,
      /another program/,
      (file: string) => {
        const db = new Database(file)
        db.exec('CREATE TABLE songs (title TEXT)')
        db.close()
      }
    ]
  ])(
    'because it is %s ends with %i and says what to do, without a stack',
    (_name, code, words, spoil) =>
      onBench(async (bench) => {
        const home = bench.env.AETHER_UPLOADER_HOME
        const file = path.join(home, 'queue.db')
        mkdirSync(home)
        spoil(file)
        const before = readFileSync(file)
        const result = await runCli(['queue', 'list', '--json'], bench.env)
        expect(result).toMatchObject({ code, stderr: expect.stringMatching(words) as string })
        // A line that is right ends with its summary, whatever becomes of it.
        expect(result.stdout).toMatch(
          code === 2 ? /^$/ : /^\{"event":"summary",[^\n]*"total":0\}\n$/
        )
        expect(result.stderr).not.toMatch(/at .*\.ts/)
        expect(readFileSync(file)).toEqual(before)
        expect(readdirSync(home)).toEqual(['queue.db'])
      })
  )
})
