import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clips } from '../../../src/cli/commands/demo/clip-plan.ts'
import {
  jobsOf,
  linesOf,
  makeTestClips,
  runCli,
  summaryOf,
  withBench,
  type Bench
} from '../../support/process/cli-process.ts'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => void ({ folder, remove } = await makeTestClips()))
afterAll(() => remove())

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']
const [first = '', second = ''] = clips
  .filter((clip) => clip.expect.kind === 'published')
  .map((clip) => clip.name)
const clip = (name: string): string => path.join(folder, name)
const inHours = (hours: number): string =>
  new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000).toISOString()

async function listed(bench: Bench) {
  const result = await runCli(['queue', 'list', '--json'], bench.env)
  return linesOf(result).flatMap((line) =>
    line.event === 'job' && 'profileId' in line.job ? [line.job] : []
  )
}

describe.concurrent('publish at a time', () => {
  it(
    'hands the posts to Aether, says when in the zone of this machine and as an instant, and ends with 0',
    withBench(async (bench) => {
      const at = inHours(30)
      const line = ['publish', clip(first), clip(second), '--at', at, '--every', '90m', ...to]
      const result = await runCli(line, bench.env)
      expect(result.code, result.stderr).toBe(0)
      expect(summaryOf(result)).toMatchObject({ scheduled: 2, waiting: 0, total: 2 })
      expect(result.stderr).toContain(`(${at.replace('.000Z', 'Z')})`)
      expect(result.stderr).toContain('then every 90 min')
      expect(result.stderr).toContain('2 files are scheduled at Aether')
      expect(result.stderr).not.toContain('Nothing is sent while')
      const times = [at, new Date(Date.parse(at) + 5_400_000).toISOString()]
      expect(
        bench.sandbox
          .record()
          .map((post) => `${post.status} ${post.publishAt}`)
          .toSorted()
      ).toEqual(times.map((time) => `scheduled ${time}`))
      expect((await listed(bench)).map((job) => [job.phase, job.scheduledFor, job.keptBy])).toEqual(
        times.map((time) => ['scheduled', time, 'aether'])
      )

      const again = await runCli(line, bench.env)
      expect([again.code, summaryOf(again).scheduled]).toEqual([0, 2])
      expect(bench.sandbox.record()).toHaveLength(2)
    })
  )

  it(
    'moves and takes back what Aether keeps, also where nothing else runs',
    withBench(async (bench) => {
      await runCli(['publish', clip(first), '--at', inHours(30), ...to], bench.env)
      const [job] = await listed(bench)
      const later = inHours(40)
      expect(
        (await runCli(['queue', 'reschedule', job!.id!, '--at', later, '--json'], bench.env)).code
      ).toBe(0)
      expect(bench.sandbox.record()).toMatchObject([{ status: 'scheduled', publishAt: later }])
      const cancelled = await runCli(['queue', 'cancel', '--all', '--json'], bench.env)
      expect([cancelled.code, summaryOf(cancelled).cancelled]).toEqual([0, 1])
      expect(bench.sandbox.record()).toMatchObject([{ status: 'cancelled' }])
    })
  )

  it(
    'keeps the times here with --keep-local, also when they are moved, and says so',
    withBench(async (bench) => {
      const later = inHours(40)
      const line = ['publish', clip(first), '--at', inHours(30), '--keep-local', ...to]
      const result = await runCli(line, bench.env)
      expect([result.code, summaryOf(result).waiting]).toEqual([5, 1])
      const [job] = await listed(bench)
      expect(
        (await runCli(['queue', 'reschedule', job!.id!, '--at', later, '--json'], bench.env)).code
      ).toBe(0)
      expect(await listed(bench)).toMatchObject([
        { phase: 'waiting', scheduledFor: later, keptBy: 'local' }
      ])
      expect(bench.sandbox.record()).toEqual([])

      const handedOver = await runCli(
        ['publish', clip(second), '--at', inHours(30), ...to],
        bench.env
      )
      expect(summaryOf(handedOver).scheduled).toBe(1)
      const kept = await runCli(
        ['queue', 'reschedule', (await listed(bench))[1]!.id!, '--at', later, '--keep-local'],
        bench.env
      )
      expect([kept.code, kept.stderr]).toEqual([
        1,
        expect.stringContaining('Aether keeps it for its time already')
      ])
    })
  )

  it(
    'keeps near times and those beyond the 10 days here, says so, and ends with 5',
    withBench(async (bench) => {
      const soon = inHours(0.22)
      const result = await runCli(['publish', clip(first), '--at', soon, ...to], bench.env)
      expect([result.code, summaryOf(result).waiting]).toEqual([5, 1])
      expect(jobsOf(result).get(clip(first))).toMatchObject({
        phase: 'waiting',
        waiting: { reason: 'schedule', until: soon }
      })
      expect(result.stderr).toContain(
        'Nothing is sent while neither the app nor `aether-uploader run` is on.'
      )
      const far = await runCli(['publish', clip(second), '--at', inHours(400), ...to], bench.env)
      expect([far.code, summaryOf(far).waiting]).toEqual([5, 1])
      expect((await listed(bench)).map((job) => [job.phase, job.keptBy])).toEqual([
        ['waiting', 'local'],
        ['waiting', 'local']
      ])
      const list = await runCli(['queue', 'list'], bench.env)
      expect(list.stdout.match(/goes out .*, kept by this app/gu)).toHaveLength(2)
    })
  )

  it(
    'sends nothing for a time that has passed',
    withBench(async (bench) => {
      const result = await runCli(
        ['publish', clip(first), '--at', '2020-01-01T09:00', ...to],
        bench.env
      )
      expect([result.code, summaryOf(result).waiting]).toEqual([5, 1])
      expect(result.stderr).toContain('has passed')
      expect(bench.sandbox.record()).toEqual([])
    })
  )

  it(
    'reads a time without a zone by the clock of this machine on that date',
    withBench(async (bench) => {
      const result = await runCli(['publish', clip(first), '--at', '2027-07-01 09:00', ...to], {
        ...bench.env,
        TZ: 'Europe/Berlin'
      })
      expect(result.stderr).toContain('09:00 CEST (2027-07-01T07:00:00Z)')
      expect((await listed(bench))[0]).toMatchObject({
        scheduledFor: '2027-07-01T07:00:00.000Z',
        keptBy: 'local'
      })
    })
  )

  it.each([
    [['publish', 'a.mp4', ...to, '--at', '2026-02-30T09:00']],
    [['publish', 'a.mp4', ...to, '--every', 'daily']],
    [['queue', 'reschedule', 'some-job', '--at', 'later']],
    [['publish', 'a.mp4', ...to, '--keep-local']],
    [['queue', 'reschedule', 'some-job']],
    [['queue', 'missed']],
    [['queue', 'missed', '--send', '--leave']]
  ])('ends with 2 and says why: %j', async (args) => {
    const result = await runCli(args, {
      AETHER_API_KEY: 'some-key',
      AETHER_UPLOADER_HOME: '/nowhere/to/write'
    })
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(result.stderr.trim()).not.toBe('')
  })

  it.each([[['queue', 'reschedule']], [['queue', 'missed']]])(
    'explains %j with examples',
    async (command) => {
      const result = await runCli([...command, '--help'], {})
      expect(result.stdout).toContain(`$ aether-uploader ${command.join(' ')}`)
    }
  )

  it(
    'says that nothing was missed',
    withBench(async (bench) => {
      const result = await runCli(['queue', 'missed', '--send'], bench.env)
      expect([result.code, result.stderr]).toEqual([
        0,
        'No job of the queue is meant by that; nothing changed.\n'
      ])
    })
  )
})
