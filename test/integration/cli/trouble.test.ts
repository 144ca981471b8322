import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cliPorts } from '../../../src/cli/session/cli-ports.ts'
import { createEngine } from '../../../src/engine/create-engine.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'
import { startSandbox } from '../../../src/sandbox/index.ts'
import { because, hasProc, hasSignals } from '../../support/system/platform.ts'
import {
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

const clip = (name: string): string => path.join(folder, name)
const to = ['--profile', 'tiktok_demo', '--privacy', 'self', '--yes', '--json']
const [first, second] = ['01 morning run.mp4', '02 sunset 🌅.mp4']

describe.concurrent('when something is not as it should be', () => {
  it(
    'takes an address that would show the key to the network for a wrong line',
    withBench(async ({ env }) => {
      const result = await runCli(['publish', clip(first), ...to], {
        ...env,
        AETHER_BASE_URL: 'http://aether.example/v1'
      })
      expect(result).toMatchObject({ code: 2, stdout: '' })
      expect(result.stderr).toContain('https')
      expect(
        (await runCli(['accounts', 'list'], { ...env, AETHER_BASE_URL: 'nonsense' })).code
      ).toBe(2)
    })
  )

  it('says that a data folder cannot be made where no folder can be made', async ({ skip }) => {
    skip(!hasProc, because.proc)
    for (const line of [
      ['queue', 'list'],
      ['publish', clip(first), ...to, '--sandbox'],
      ['doctor']
    ]) {
      const result = await runCli(line, {
        AETHER_API_KEY: 'some-key',
        AETHER_UPLOADER_HOME: '/proc/x'
      })
      expect([line[0], result.code, result.stderr]).toEqual([
        line[0],
        2,
        expect.stringMatching(/\/proc\/x.*cannot be made or used.*AETHER_UPLOADER_HOME/) as string
      ])
    }
  })

  it(
    'ends with a summary where ffprobe is missing',
    withBench(async ({ env }) => {
      const missing = { ...env, FFPROBE_PATH: '/nonexistent/ffprobe' }
      const validate = await runCli(['validate', clip(first), '--json'], missing)
      expect(validate.code).toBe(1)
      expect(validate.stderr).toContain('FFPROBE_PATH')
      expect(linesOf(validate).at(-1)).toEqual({
        event: 'summary',
        ok: 0,
        warn: 0,
        block: 0,
        skip: 0,
        total: 0
      })
      const publish = await runCli(['publish', clip(first), ...to], missing)
      expect([publish.code, summaryOf(publish).total]).toEqual([1, 0])
    })
  )

  it(
    'ends with a summary where the right to send cannot be taken',
    withBench(async ({ env }) => {
      await mkdir(env.AETHER_UPLOADER_HOME)
      await writeFile(
        path.join(env.AETHER_UPLOADER_HOME, 'runner.lock'),
        'this is no database'.repeat(500)
      )
      for (const line of [
        ['run', '--until-empty', '--json'],
        ['publish', clip(first), ...to]
      ]) {
        const result = await runCli(line, env)
        expect([line[0], result.code, summaryOf(result).published]).toEqual([line[0], 1, 0])
        expect(result.stderr).toContain('runner.lock')
      }
    })
  )

  it(
    'ends every line of --json with a summary, also of a queue that cannot be read and for a key that is not taken',
    withBench(async ({ env }) => {
      const refused = await runCli(['accounts', 'connect', '--json'], {
        ...env,
        AETHER_API_KEY: 'wrong'
      })
      expect([refused.code, linesOf(refused)]).toEqual([
        3,
        [{ event: 'summary', verified: false, total: 0 }]
      ])
      await writeFile(
        path.join(env.AETHER_UPLOADER_HOME, 'queue.db'),
        'this is no database'.repeat(500)
      )
      for (const line of [
        ['queue', 'list'],
        ['queue', 'retry', '--all'],
        ['run', '--until-empty'],
        ['publish', clip(first), ...to.slice(0, -1)]
      ]) {
        const result = await runCli([...line, '--json'], env)
        expect([line[0], line[1], result.code, summaryOf(result).total]).toEqual([
          line[0],
          line[1],
          1,
          0
        ])
      }
    })
  )

  it(
    'does not wait for ever for a queue that is paused',
    withBench(async ({ env }) => {
      const log = { info() {}, warn() {}, error() {} }
      const engine = createEngine({
        dataDir: env.AETHER_UPLOADER_HOME,
        backend: { baseUrl: env.AETHER_BASE_URL },
        ports: cliPorts(log, env.AETHER_API_KEY, systemClock())
      })
      await engine.request({ kind: 'pause' })
      await engine.close()
      const publish = await runCli(['publish', clip(first), ...to], env)
      expect([publish.code, summaryOf(publish).waiting]).toEqual([5, 1])
      const run = await runCli(['run', '--until-empty', '--json'], env)
      expect([run.code, summaryOf(run).waiting]).toEqual([5, 1])
      expect(run.stderr).toContain('paused')
    })
  )

  it(
    'does not stay for a pause of the whole key that lasts for long',
    withBench(async ({ env, sandbox }) => {
      // After the body, so that the answer cannot be lost to a connection that is reset while the video is still being sent.
      const tooMany = {
        kind: 'answer',
        when: 'after-body',
        status: 429,
        body: 'error',
        code: 'RATE_LIMITED',
        retryAfterS: 3_600
      } as const
      sandbox.control.inject({ operation: 'uploadMedia', fault: tooMany })
      const result = await runCli(
        ['publish', clip(first), clip(second), ...to, '--concurrency', '1'],
        env
      )
      expect([result.code, summaryOf(result).waiting]).toEqual([5, 2])
    })
  )

  it(
    'lets go at Ctrl-C of a server that never answers',
    withBench(async ({ env }, { skip }) => {
      skip(!hasSignals, because.signals)
      let asked = (): void => undefined
      const asking = new Promise<void>((resolve) => (asked = resolve))
      const server = createServer(() => asked())
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      try {
        const address = server.address()
        if (address === null || typeof address === 'string') throw new Error('no port')
        const publishing = startCli(['publish', clip(first), ...to], {
          ...env,
          AETHER_BASE_URL: `http://127.0.0.1:${address.port}/v1`
        })
        await asking
        publishing.child.kill('SIGINT')
        // The server never answers, so that an end at all proves it; the SDK alone would wait 30 s.
        const result = await publishing.ended
        expect(result.code).toBe(130)
        expect(summaryOf(result).published).toBe(0)
      } finally {
        server.closeAllConnections()
        server.close()
      }
    })
  )

  it(
    'says where to connect an account when Aether makes no links',
    withBench(async ({ root, env }) => {
      const other = await startSandbox({
        stateDir: path.join(root, 'other'),
        wire: 'connect-links-camel'
      })
      try {
        const result = await runCli(['accounts', 'connect'], {
          ...env,
          AETHER_BASE_URL: other.baseUrl
        })
        expect(result.code).toBe(1)
        expect(result.stderr).toContain('dashboard')
        expect(result.stderr).not.toMatch(/ at .*\.ts/u)
      } finally {
        await other.close()
      }
    })
  )
})

describe.concurrent('the daily limit', () => {
  it(
    'goes on with the next file at once when one that failed makes room',
    withBench(async ({ root, env, sandbox }) => {
      // Too long for the account, which only TikTok finds out here.
      const long = path.join(root, '00 long.mp4')
      await copyFile(clip('08 too long.mp4'), long)
      const result = await runCli(
        [
          'publish',
          long,
          clip(first),
          ...to,
          '--account-type',
          'creator',
          '--daily-limit',
          '1',
          '--concurrency',
          '1'
        ],
        env
      )
      expect([result.code, summaryOf(result).failed, summaryOf(result).published]).toEqual([
        1, 1, 1
      ])
      expect(sandbox.record().filter(({ status }) => status === 'published')).toHaveLength(1)
    })
  )
})

describe.concurrent('the audience check', () => {
  it(
    'sends one post, says which one to look at, and goes on with --audience-verified',
    withBench(async ({ root, env }) => {
      const silent = await startSandbox({
        stateDir: path.join(root, 'silent'),
        processingMs: 100,
        wire: 'options-echo-absent'
      })
      const there = { ...env, AETHER_BASE_URL: silent.baseUrl }
      try {
        const held = await runCli(['publish', clip(first), clip(second), ...to], there)
        expect([held.code, summaryOf(held).published, summaryOf(held).waiting]).toEqual([5, 1, 1])
        expect(held.stderr).toContain(silent.record()[0]?.url ?? 'no url')
        expect(held.stderr).toContain('--audience-verified')
        const told = await runCli(
          ['publish', clip(first), clip(second), ...to, '--audience-verified'],
          there
        )
        expect([told.code, summaryOf(told).published, summaryOf(told).skipped]).toEqual([0, 1, 1])
        expect(silent.record()).toHaveLength(2)
      } finally {
        await silent.close()
      }
    })
  )
})
