import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clips } from '../../../src/cli/commands/demo/clip-plan.ts'
import { because, canBeNamed, hasSignals } from '../../support/system/platform.ts'
import {
  filesOf,
  jobsOf,
  linesOf,
  makeTestClips,
  runCli,
  startCli,
  summaryOf,
  withBench
} from '../../support/process/cli-process.ts'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => void ({ folder, remove } = await makeTestClips()))
afterAll(() => remove())

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']
const good = clips.filter((clip) => clip.expect.kind === 'published').map((clip) => clip.name)
const [first = '', second = '', third = '', fourth = ''] = good
const clip = (name: string): string => path.join(folder, name)
const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

describe.concurrent('validate', () => {
  it(
    'says of each file what it is and why it is refused, and needs neither key nor data folder',
    withBench(async (bench) => {
      const result = await runCli(
        ['validate', path.basename(folder), '--json'],
        { AETHER_UPLOADER_HOME: bench.env.AETHER_UPLOADER_HOME },
        path.dirname(folder)
      )
      expect(result.code).toBe(1)
      const files = filesOf(result)
      expect(files.map((file) => file.path)).toEqual(
        clips.map(({ name }) => path.join(path.basename(folder), name))
      )
      for (const [at, { name, expect: expected }] of clips.entries()) {
        const blocks =
          files[at]?.findings
            .filter((finding) => finding.severity === 'block')
            .map((finding) => finding.code) ?? []
        expect(
          blocks.includes(expected.kind === 'blocked' ? expected.code : 'FILE_EMPTY'),
          name
        ).toBe(expected.kind === 'blocked')
      }
      expect(linesOf(result).at(-1)).toMatchObject({
        event: 'summary',
        block: 8,
        total: clips.length
      })
      expect(existsSync(bench.env.AETHER_UPLOADER_HOME)).toBe(false)
    })
  )
  it('ends with 0 when nothing is blocked, and says so to people', async () => {
    const result = await runCli(['validate', clip(first)], {})
    expect(result.code).toBe(0)
    expect(result.stdout).toContain('looks fine')
    expect(result.stdout).toContain('1 file: 1 looks fine')
  })
  it('says measured and allowed to people, and what to do', async () => {
    const result = await runCli(
      ['validate', clip('07 too short.mp4'), path.join(folder, 'gone.mp4')],
      {}
    )
    expect(result.code).toBe(1)
    expect(result.stdout).toContain('VIDEO_TOO_SHORT: measured 9 s, allowed 15 to 60 s')
    expect(result.stdout).toContain('FILE_UNREADABLE')
  })
})

describe.concurrent('publish', () => {
  it(
    'publishes the good, keeps the bad, and posts nothing twice when the same line runs again',
    withBench(async (bench) => {
      const line = ['publish', path.basename(folder), '--caption', '{name} #x', ...to]
      const result = await runCli(line, bench.env, path.dirname(folder))
      expect(result.code).toBe(1)
      expect(summaryOf(result)).toMatchObject({
        published: good.length,
        needsAttention: clips.length - good.length,
        total: clips.length
      })
      const jobs = jobsOf(result)
      expect([...jobs.keys()].toSorted()).toEqual(
        clips.map(({ name }) => path.join(path.basename(folder), name)).toSorted()
      )
      const record = bench.sandbox.record()
      expect(record.map((post) => post.sha256).toSorted()).toEqual(
        (await Promise.all(good.map((name) => sha256(clip(name))))).toSorted()
      )
      for (const post of record) {
        expect(post.options).toEqual({
          privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
          disableComment: true,
          disableDuet: true,
          disableStitch: true
        })
        expect([...jobs.values()].find((job) => job.postId === post.postId)).toMatchObject({
          phase: 'published',
          url: post.url
        })
      }
      expect(record.map((post) => post.caption)).toContain(`${path.parse(first).name} #x`)

      const again = await runCli(line, bench.env, path.dirname(folder))
      expect(again.code).toBe(1)
      expect(summaryOf(again)).toMatchObject({
        published: 0,
        skipped: good.length,
        needsAttention: clips.length - good.length,
        total: clips.length
      })
      expect(bench.sandbox.record()).toHaveLength(good.length)

      const list = await runCli(['queue', 'list', '--json'], {
        AETHER_UPLOADER_HOME: bench.env.AETHER_UPLOADER_HOME,
        AETHER_BASE_URL: bench.env.AETHER_BASE_URL
      })
      expect(list.code).toBe(0)
      expect(
        linesOf(list).filter(
          (entry) =>
            entry.event === 'job' &&
            'profileId' in entry.job &&
            entry.job.profileId === 'tiktok_demo'
        )
      ).toHaveLength(clips.length)
      expect(summaryOf(list)).toMatchObject({ published: good.length, total: clips.length })
    })
  )

  it(
    'ends with 0 when all is published, and again with 0 when all was posted before',
    withBench(async (bench) => {
      const result = await runCli(['publish', clip(first), ...to], bench.env)
      expect([result.code, summaryOf(result).published]).toEqual([0, 1])
      const again = await runCli(['publish', clip(first), ...to], bench.env)
      expect([again.code, summaryOf(again).skipped]).toEqual([0, 1])
      expect(jobsOf(again).get(clip(first))).toMatchObject({
        phase: 'published',
        url: bench.sandbox.record()[0]?.url
      })
      expect(bench.sandbox.record()).toHaveLength(1)
    })
  )

  it(
    'stops at a key that Aether refuses, sends nothing, never shows the key, and still says where each file stands',
    withBench(async (bench) => {
      const result = await runCli(['publish', clip(first), clip('07 too short.mp4'), ...to], {
        ...bench.env,
        AETHER_API_KEY: 'wrong-key-98765'
      })
      expect(result.code).toBe(3)
      expect(summaryOf(result)).toMatchObject({ waiting: 1, needsAttention: 1, total: 2 })
      expect(result.stderr).toContain('does not accept the API key')
      expect(result.stdout + result.stderr).not.toContain('wrong-key-98765')
      expect(bench.sandbox.record()).toHaveLength(0)
    })
  )

  it(
    'stops without a key and says which variable to set',
    withBench(async (bench) => {
      const result = await runCli(['publish', clip(first), ...to], {
        ...bench.env,
        AETHER_API_KEY: ''
      })
      expect(result.code).toBe(3)
      expect(result.stderr).toContain('AETHER_API_KEY')
      expect(summaryOf(result)).toMatchObject({ waiting: 1, total: 1 })
    })
  )

  it(
    'sends nothing where nobody can confirm, and says what to add',
    withBench(async (bench) => {
      const result = await runCli(
        ['publish', clip(first), '--profile', 'tiktok_demo', '--privacy', 'self', '--json'],
        bench.env
      )
      expect(result).toMatchObject({ code: 2, stdout: '' })
      expect(result.stderr).toContain('--yes')
      expect(bench.sandbox.record()).toHaveLength(0)
    })
  )

  it(
    'refuses a profile that is not behind the key and names those that are, also when an earlier line had no key to ask with',
    withBench(async (bench) => {
      expect(
        (
          await runCli(['publish', clip(first), ...to, '--profile', 'tiktok_other'], {
            ...bench.env,
            AETHER_API_KEY: 'mistyped'
          })
        ).code
      ).toBe(3)
      const result = await runCli(
        ['publish', clip(first), ...to, '--profile', 'tiktok_other'],
        bench.env
      )
      expect(result).toMatchObject({ code: 2, stdout: '' })
      expect(result.stderr).toContain('tiktok_demo')
    })
  )

  it(
    'copes with every name a file system allows',
    withBench(async (bench) => {
      const odd = path.join(bench.root, 'odd')
      await mkdir(odd)
      const names = [
        '-dash.mp4',
        'new\nline \u001b[2J.mp4',
        'a:b "quoted" \'too\'.mov',
        '日本語 🎬.MP4'
      ].filter(canBeNamed)
      for (const [at, name] of names.entries())
        await copyFile(clip([first, second, third, fourth][at] ?? ''), path.join(odd, name))
      await copyFile(clip(first), path.join(odd, 'notes.txt'))
      const dash = await runCli(['publish', ...to, '--', '-dash.mp4'], bench.env, odd)
      expect([dash.code, summaryOf(dash).published]).toEqual([0, 1])
      const result = await runCli(['publish', ...to, '.'], bench.env, odd)
      expect(result.code).toBe(0)
      expect(summaryOf(result)).toMatchObject({
        published: names.length - 1,
        skipped: 2,
        total: names.length + 1
      })
      expect([...jobsOf(result).keys()].map((name) => path.basename(name)).toSorted()).toEqual(
        names.toSorted()
      )
      const plain = await runCli(
        ['publish', ...to.filter((word) => word !== '--json'), '.'],
        bench.env,
        odd
      )
      expect(plain.stdout).not.toContain('\u001b')
    })
  )

  it(
    'waits at the daily limit, leaves with the plan, and takes orders for what waits',
    withBench(async (bench) => {
      const result = await runCli(
        ['publish', clip(first), clip(second), '--daily-limit', '1', ...to],
        bench.env
      )
      expect(result.code).toBe(5)
      expect(summaryOf(result)).toMatchObject({ published: 1, waiting: 1, total: 2 })
      expect(result.stderr).toContain('daily limit')
      const waiting = [...jobsOf(result).values()].find((job) => job.phase === 'waiting')
      expect(waiting?.waiting?.reason).toBe('quota')
      const cancel = await runCli(['queue', 'cancel', waiting?.id ?? '', '--json'], bench.env)
      expect([cancel.code, summaryOf(cancel).cancelled]).toEqual([0, 1])
      const refused = await runCli(
        [
          'queue',
          'retry',
          [...jobsOf(result).values()].find((job) => job.phase === 'published')?.id ?? ''
        ],
        bench.env
      )
      expect(refused.code).toBe(1)
      const clear = await runCli(['queue', 'clear', '--all', '--json'], bench.env)
      expect(summaryOf(clear).total).toBe(2)
      expect(summaryOf(await runCli(['queue', 'list', '--json'], bench.env)).total).toBe(0)
    })
  )
})

describe.concurrent('being interrupted', () => {
  it(
    'stops an upload at Ctrl-C with 130 and a summary, and the next run finishes with nothing posted twice',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const slow = startCli(
        ['publish', clip(first), clip(second), ...to, '--limit-rate', '300k'],
        bench.env
      )
      await slow.line((line) => line.includes('"phase":"uploading"'))
      slow.child.kill('SIGINT')
      const result = await slow.ended
      expect(result.code).toBe(130)
      expect(summaryOf(result).total).toBe(2)
      expect(summaryOf(result).published).toBe(0)
      const run = await runCli(['run', '--until-empty', '--json'], bench.env)
      expect([run.code, summaryOf(run).published]).toEqual([0, 2])
      expect(
        bench.sandbox
          .record()
          .map((post) => post.sha256)
          .toSorted()
      ).toEqual([await sha256(clip(first)), await sha256(clip(second))].toSorted())
    })
  )

  it(
    'goes on publishing when the reader of its output leaves',
    withBench(async (bench) => {
      const publishing = startCli(['publish', clip(first), ...to], bench.env)
      await publishing.line(() => true)
      publishing.child.stdout?.destroy()
      const { code, stderr } = await publishing.ended
      expect({ code, stderr: /EPIPE|at .*\.ts/u.test(stderr) }).toEqual({ code: 0, stderr: false })
      expect(bench.sandbox.record()).toHaveLength(1)
    })
  )
})

describe.concurrent('sharing the queue', () => {
  it(
    'adds to the queue of a running runner, needs no key for it, and watches until the end',
    withBench(async (bench) => {
      const runner = startCli(['run', '--json'], bench.env)
      await vi.waitFor(
        () => expect(existsSync(path.join(bench.env.AETHER_UPLOADER_HOME, 'queue.db'))).toBe(true),
        { timeout: 20_000 }
      )
      await vi.waitFor(
        async () =>
          expect((await runCli(['doctor', '--json'], bench.env)).stdout).toContain(
            '"runner":"other"'
          ),
        { timeout: 20_000 }
      )
      const result = await runCli(['publish', clip(first), ...to], {
        ...bench.env,
        AETHER_API_KEY: ''
      })
      expect([result.code, summaryOf(result).published]).toEqual([0, 1])
      runner.child.kill('SIGTERM')
      const ended = await runner.ended
      if (hasSignals) expect([ended.code, summaryOf(ended).published]).toEqual([130, 1])
      expect(bench.sandbox.record()).toHaveLength(1)
    })
  )

  it(
    'practises with --sandbox: no key, no Aether, and the real queue stays empty',
    withBench(async (bench) => {
      const home = { AETHER_UPLOADER_HOME: bench.env.AETHER_UPLOADER_HOME }
      const result = await runCli(['publish', clip(first), ...to, '--sandbox'], home)
      expect([result.code, summaryOf(result).published]).toEqual([0, 1])
      expect(summaryOf(await runCli(['queue', 'list', '--json'], home)).total).toBe(0)
      expect(summaryOf(await runCli(['queue', 'list', '--json', '--sandbox'], home)).total).toBe(1)
      expect(await readdir(bench.env.AETHER_UPLOADER_HOME)).toContain('practice')
      const again = await runCli(['publish', clip(first), ...to, '--sandbox'], home)
      expect([again.code, summaryOf(again).skipped]).toEqual([0, 1])
    })
  )
  it(
    'takes a file that is named twice once',
    withBench(async (bench) => {
      const result = await runCli(
        ['publish', ...to, '--repost', path.basename(folder), clip(first)],
        bench.env,
        path.dirname(folder)
      )
      expect(summaryOf(result)).toMatchObject({ published: good.length, total: clips.length })
      expect(bench.sandbox.record()).toHaveLength(good.length)
    })
  )
  it(
    'goes on with the right key after a wrong one',
    withBench(async (bench) => {
      expect(
        (
          await runCli(['publish', clip(first), ...to], {
            ...bench.env,
            AETHER_API_KEY: 'mistyped'
          })
        ).code
      ).toBe(3)
      const result = await runCli(['publish', clip(first), ...to], bench.env)
      expect([result.code, summaryOf(result).published]).toEqual([0, 1])
    })
  )
})
