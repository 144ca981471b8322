import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { clips } from '../../../src/cli/commands/demo/clip-plan.ts'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'
import { because, hasSignals } from '../../support/system/platform.ts'
import { runCli, startCli, withBench } from '../../support/process/cli-process.ts'

describe.concurrent('usage', () => {
  it.each([
    [['publish', 'a.mp4']],
    [['publish', 'a.mp4', '--profile', 'p', '--privacy', 'everyone', '--yes']],
    [['publish', 'a.mp4', '--profile', 'p', '--privacy', 'self', '--yes', '--concurrency', '0']],
    [['publish', 'a.mp4', '--profile', 'p', '--privacy', 'self', '--yes', '--at', 'tomorrow']],
    [['validate']],
    [['validate', 'a.mp4', '--min-duration', '60', '--max-duration', '10']],
    [['queue', 'cancel']],
    [['queue', 'resolve', 'some-job']],
    [['fly']],
    [[]]
  ])('ends with 2, says why on stderr and nothing on stdout: %j', async (args) => {
    const result = await runCli(args, {
      AETHER_API_KEY: 'some-key',
      AETHER_UPLOADER_HOME: '/nowhere/to/write'
    })
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(result.stderr.trim()).not.toBe('')
  })

  it.each([
    [['validate']],
    [['publish']],
    [['run']],
    [['queue', 'list']],
    [['queue', 'retry']],
    [['accounts', 'list']],
    [['accounts', 'connect']],
    [['accounts', 'limits']],
    [['doctor']],
    [['sandbox']],
    [['demo']]
  ])('explains %j with examples', async (command) => {
    const result = await runCli([...command, '--help'], {})
    expect(result.code).toBe(0)
    expect(result.stdout).toContain(`$ aether-uploader ${command.join(' ')}`)
  })

  it(
    'refuses a queue that belongs to another Aether and names both',
    withBench(async (bench) => {
      await runCli(['accounts', 'list'], bench.env)
      const result = await runCli(['queue', 'list'], {
        ...bench.env,
        AETHER_BASE_URL: 'http://127.0.0.1:1/v1'
      })
      expect(result.code).toBe(2)
      expect(result.stderr).toContain(bench.env.AETHER_BASE_URL)
      expect(result.stderr).toContain('http://127.0.0.1:1/v1')
    })
  )
})

describe.concurrent('accounts', () => {
  it(
    'lists what is behind the key, as verified',
    withBench(async (bench) => {
      const result = await runCli(['accounts', 'list'], bench.env)
      expect(result.code).toBe(0)
      expect(result.stdout).toContain('tiktok_demo  @practice.creator')
      expect(result.stdout).toContain('verified with Aether')
    })
  )
  it(
    'ends with 3 for a key that Aether refuses',
    withBench(async (bench) => {
      const result = await runCli(['accounts', 'list', '--json'], {
        ...bench.env,
        AETHER_API_KEY: 'wrong'
      })
      expect([result.code, result.stdout]).toEqual([
        3,
        '{"event":"summary","verified":false,"total":0}\n'
      ])
    })
  )
  it(
    'connects an account through the browser',
    withBench(async (bench) => {
      const connecting = startCli(['accounts', 'connect', '--json'], bench.env)
      const { url } = JSON.parse(await connecting.line((line) => line.includes('"connect"'))) as {
        url: string
      }
      const page = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ decision: 'approve', username: 'second.one' })
      })
      expect(page.status).toBe(200)
      const result = await connecting.ended
      expect(result.code).toBe(0)
      expect(result.stdout).toContain('"username":"second.one"')
    })
  )
  it(
    'says so when the person refuses',
    withBench(async (bench) => {
      const connecting = startCli(['accounts', 'connect', '--json'], bench.env)
      const { url } = JSON.parse(await connecting.line((line) => line.includes('"connect"'))) as {
        url: string
      }
      await fetch(url, { method: 'POST', body: new URLSearchParams({ decision: 'deny' }) })
      const result = await connecting.ended
      expect(result.code).toBe(1)
      expect(result.stderr).toContain('Not connected')
    })
  )
  it(
    'ends with the return of the browser where Aether lists no accounts',
    withBench(async (bench) => {
      bench.sandbox.control.inject({ operation: 'listProfiles', fault: 'absent-404', times: 9 })
      const connecting = startCli(['accounts', 'connect'], bench.env)
      const address = await connecting.line((line) => line.includes('http://'))
      await fetch(address.trim(), {
        method: 'POST',
        body: new URLSearchParams({ decision: 'approve', username: 'second.one' })
      })
      const result = await connecting.ended
      expect(result.code).toBe(0)
      expect(result.stdout).toContain('The browser came back from TikTok.')
      expect(result.stderr).toContain('The API offers no list of profiles')
    })
  )
  it(
    'stops waiting at Ctrl-C',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const connecting = startCli(['accounts', 'connect', '--json'], bench.env)
      await connecting.line((line) => line.includes('"connect"'))
      connecting.child.kill('SIGINT')
      expect((await connecting.ended).code).toBe(130)
    })
  )
})

describe.concurrent('doctor', () => {
  it(
    'shows tools, folder and database, and never the key',
    withBench(async (bench) => {
      const result = await runCli(['doctor', '--json'], bench.env)
      expect(result.code).toBe(0)
      expect(JSON.parse(result.stdout)).toMatchObject({
        event: 'doctor',
        report: {
          keyPresent: true,
          runner: 'none',
          database: { ok: true },
          ffprobe: { problem: null }
        }
      })
      expect(result.stdout + result.stderr).not.toContain(bench.env.AETHER_API_KEY)
    })
  )
  it(
    'goes by the number of API calls a month that a person said',
    withBench(async (bench) => {
      expect((await runCli(['queue', 'budget', '5'], bench.env)).stderr).toContain(
        'API calls a month are a whole number from 100 on, such as 10000, not "5".'
      )
      expect((await runCli(['queue', 'budget', '500'], bench.env)).stdout).toContain(
        'of 500 API calls used this month'
      )
      const result = await runCli(['doctor', '--json'], bench.env)
      expect(JSON.parse(result.stdout)).toMatchObject({ report: { apiCallBudget: 500 } })
    })
  )
  it(
    'ends with 1 when a tool is missing',
    withBench(async (bench) => {
      const result = await runCli(['doctor'], { ...bench.env, FFPROBE_PATH: '/nowhere/ffprobe' })
      expect(result.code).toBe(1)
      expect(result.stdout).toContain('FFPROBE_PATH')
    })
  )
})

describe('sandbox and demo', () => {
  it('runs the sandbox alone, says how to reach it, and ends at Ctrl-C', async ({ skip }) => {
    skip(!hasSignals, because.signals)
    const alone = startCli(['sandbox', '--processing-ms', '5'], {})
    const line = await alone.line((text) => text.includes('http://127.0.0.1'))
    const baseUrl = /http:\S+/u.exec(line)?.[0] ?? ''
    const answer = await fetch(`${baseUrl}/profiles`, {
      headers: { authorization: `Bearer ${sandboxApiKey}` }
    })
    expect(answer.status).toBe(200)
    alone.child.kill('SIGINT')
    expect((await alone.ended).code).toBe(130)
  })

  it(
    'shows the whole job: good clips out, bad ones stopped, both records the same, nothing left behind',
    withBench(async ({ root, env }) => {
      const before = await readdir(root)
      const result = await runCli(['demo'], { ...env, TMPDIR: root, TEMP: root })
      expect(result.code, result.stdout + result.stderr).toBe(0)
      for (const { name, expect: expected } of clips) {
        expect(result.stdout).toContain(`✔ ${name}`)
        if (expected.kind === 'blocked') expect(result.stdout).toContain(expected.code)
      }
      expect(result.stdout).toContain("6 published. The sandbox's own record: 6 posts. They agree.")
      expect(await readdir(root)).toEqual(before)
    })
  )

  it(
    'cleans up after itself at Ctrl-C',
    withBench(async ({ root, env }, { skip }) => {
      skip(!hasSignals, because.signals)
      const before = await readdir(root)
      const started = startCli(['demo'], { ...env, TMPDIR: root, TEMP: root })
      await started.line((line) => line.includes('Making'))
      expect(await readdir(root)).not.toEqual(before)
      started.child.kill('SIGINT')
      expect((await started.ended).code).toBe(130)
      expect(await readdir(root)).toEqual(before)
    })
  )
})
