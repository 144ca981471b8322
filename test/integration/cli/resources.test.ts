import { execFile } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { smallestVideo } from '../../stress/soak/clip-farm.ts'
import { because, hasShell } from '../../support/system/platform.ts'
import { filesOf, runCli, onBench, withBench } from '../../support/process/cli-process.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { canMount, runOnOwnDisk } from '../../support/disk/own-disk.ts'

const script = path.join(import.meta.dirname, '../../support/disk/full-disk-cases.ts')
const cli = path.resolve(import.meta.dirname, '../../../src/cli/index.ts')
const gibibyte = 1024 ** 3

/** A video of exactly this size that takes next to no room: its index, a real one, lies behind gigabytes that were never written. */
async function sparseVideo(file: string, sizeBytes: number): Promise<string> {
  const video = await smallestVideo()
  const moov = video.indexOf('moov') - 4
  const gap = Buffer.alloc(16)
  gap.writeUInt32BE(1, 0)
  gap.write('free', 4, 'latin1')
  gap.writeBigUInt64BE(BigInt(sizeBytes - video.length), 8)
  const descriptor = openSync(file, 'w')
  writeSync(descriptor, Buffer.concat([video.subarray(0, moov), gap]))
  writeSync(
    descriptor,
    video.subarray(moov),
    0,
    video.length - moov,
    sizeBytes - (video.length - moov)
  )
  ftruncateSync(descriptor, sizeBytes)
  closeSync(descriptor)
  return file
}

describe.concurrent('resources that are short', () => {
  it(
    'a video of 4 GiB is taken with a word of warning, one byte more is not, and neither is read through',
    withBench(async ({ root, env }) => {
      const sizes = [4_000_000_000, 4_000_000_001, 4 * gibibyte, 4 * gibibyte + 1]
      const paths = await Promise.all(
        sizes.map((size, i) => sparseVideo(path.join(root, `${i}.mp4`), size))
      )
      const result = await runCli(['validate', '--json', ...paths], env)
      expect(
        filesOf(result).map(({ verdict, findings, media }) => [
          verdict,
          findings.map(({ code }) => code),
          media?.durationS ?? null
        ]),
        result.stderr
      ).toEqual([
        ['ok', [], 16],
        ['warn', ['FILE_TOO_LARGE'], 16],
        ['warn', ['FILE_TOO_LARGE'], 16],
        ['block', ['FILE_TOO_LARGE'], null]
      ])
    })
  )

  it.for([
    [60, 'validate'],
    [200, 'publish']
  ] as const)(
    'with %i open files allowed, %s of 40 videos goes through',
    ([most, command], { skip }) =>
      onBench(async ({ root, env, sandbox }) => {
        skip(!hasShell, because.shell)
        const folder = path.join(root, 'videos')
        mkdirSync(folder)
        for (let i = 0; i < 40; i++) await copyClip(path.join(folder, `${i}.mp4`))
        const more =
          command === 'publish'
            ? [
                '--profile',
                'tiktok_demo',
                '--privacy',
                'self',
                '--yes',
                '--concurrency',
                '16',
                '--audience-verified'
              ]
            : []
        const { stdout } = await promisify(execFile)(
          '/bin/sh',
          [
            '-c',
            'ulimit -n "$1"; shift; "$@" || echo "code $?"',
            'sh',
            String(most),
            process.execPath,
            cli,
            command,
            folder,
            '--json',
            ...more
          ],
          { env: { ...process.env, ...env }, maxBuffer: 1e8 }
        )
        expect(stdout).not.toMatch(/FILE_UNREADABLE|EMFILE|too many/i)
        if (command === 'publish') {
          // The rest waits for the account's next day.
          expect(stdout).toContain('code 5')
          expect(sandbox.record()).toHaveLength(10)
        } else expect(stdout.match(/"verdict":"ok"/g)).toHaveLength(40)
      })
  )
})

describe.concurrent('a disk that is full', () => {
  beforeEach(({ skip }) => {
    skip(!canMount, because.mounts)
  })

  it('of temporary files stops neither checks nor posts', async () => {
    const { code, reports, stderr } = await runOnOwnDisk(script, 'temporary folder', 1_024)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(reports[0]).toMatchObject({
      code: 0,
      summary: { published: 2, needsAttention: 0 },
      posts: 2
    })
  })

  it('where a bundle or a copy is to be written is named, and nothing half-written stays', async () => {
    const { code, reports, stderr } = await runOnOwnDisk(script, 'place of what is written', 1_024)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(reports[0]).toMatchObject({
      told: {
        doctor: {
          code: 1,
          said: expect.stringMatching(/disk is full, so .*bundle\.zip was not written/i) as string
        },
        fix: { code: 1, said: expect.stringMatching(/full|room/i) as string }
      },
      left: ['copies']
    })
  })
})
