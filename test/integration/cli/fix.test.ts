import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CopyLine } from '../../../src/contract/cli-lines.ts'
import { runFfmpeg } from '../../../src/engine/media/process/ffmpeg.ts'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { because, hasModes, hasSignals, isRoot } from '../../support/system/platform.ts'
import { linesOf, runCli, startCli, type CliResult } from '../../support/process/cli-process.ts'
import { canMount } from '../../support/disk/own-disk.ts'

let root: string
let clips: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aether-fix-'))
  clips = join(root, 'clips')
  await mkdir(join(clips, 'more'), { recursive: true })
  await video('clip2.mp4', '640x360', 3)
  await video('clip10.mov', '640x360', 3)
  await video('more/fine.mp4', '720x1280', 3)
  await video('short.mp4', '640x360', 1)
})
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 5 }))

async function video(name: string, size: string, seconds: number, rate = 25): Promise<void> {
  const { ffmpegPath } = await findTools(process.env)
  await runFfmpeg({
    ffmpegPath: ffmpegPath ?? '',
    output: join(clips, name),
    inputs: [
      { path: `testsrc=s=${size}:d=${seconds}:r=${rate}`, options: ['-f', 'lavfi'] },
      { path: `sine=duration=${seconds}`, options: ['-f', 'lavfi'] }
    ],
    outputOptions: [
      '-v',
      'error',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac'
    ]
  })
}

const fix = (...args: string[]): Promise<CliResult> =>
  runCli(['fix', '--mode', 'blur', '--min-duration', '2', ...args], {}, root)
/** Paths come with `/` on every system. */
const copiesOf = (result: CliResult): CopyLine[] =>
  linesOf(result).flatMap((line) =>
    line.event === 'copy'
      ? [
          {
            ...line,
            path: line.path.replaceAll(sep, '/'),
            out: line.out?.replaceAll(sep, '/') ?? null
          }
        ]
      : []
  )
const inFolder = async (): Promise<string[]> =>
  (await readdir(clips, { recursive: true })).toSorted()

describe('fix', () => {
  it('makes the copies that a folder needs, in natural order, says why where it cannot, and does nothing twice', async () => {
    const before = await Promise.all(
      ['clip2.mp4', 'clip10.mov'].map((name) => readFile(join(clips, name)))
    )
    const first = await fix('clips', '--json')
    expect(first.code).toBe(1)
    expect(
      copiesOf(first).map(({ path, verdict, out, error }) => [
        path,
        verdict,
        out,
        error?.code ?? null
      ])
    ).toEqual([
      ['clips/clip2.mp4', 'made', 'clips/clip2 (9x16).mp4', null],
      ['clips/clip10.mov', 'made', 'clips/clip10 (9x16).mp4', null],
      ['clips/more/fine.mp4', 'nothing', null, null],
      ['clips/short.mp4', 'cannot', null, 'VIDEO_TOO_SHORT']
    ])
    expect(copiesOf(first)[0]?.steps).toEqual([{ kind: 'frame', settles: 'ASPECT_NOT_9_16' }])
    expect(linesOf(first).at(-1)).toEqual({
      event: 'summary',
      made: 2,
      nothing: 1,
      cannot: 1,
      failed: 0,
      skip: 0,
      total: 4
    })
    expect(
      await Promise.all(['clip2.mp4', 'clip10.mov'].map((name) => readFile(join(clips, name))))
    ).toEqual(before)

    const second = await fix('clips', '--json')
    expect(linesOf(second).at(-1)).toMatchObject({ made: 0, nothing: 3, cannot: 1, skip: 2 })
    expect(copiesOf(second).find(({ path }) => path === 'clips/clip2.mp4')?.out).toBe(
      'clips/clip2 (9x16).mp4'
    )
    expect((await inFolder()).filter((name) => name.includes('9x16'))).toHaveLength(2)

    const passed = await runCli(
      ['validate', '--min-duration', '2', 'clips/clip2 (9x16).mp4', 'clips/clip10 (9x16).mp4'],
      {},
      root
    )
    expect([passed.code, passed.stdout]).toEqual([0, expect.stringContaining('2 look fine')])
  })

  it('puts copies into a folder of their own and says to a person what was changed', async () => {
    const told = await fix(
      'clips/clip2.mp4',
      '--out',
      'ready/now',
      '--max-duration',
      '2.5',
      '--trim'
    )
    expect(told.code).toBe(0)
    expect(told.stdout).toContain(join('ready/now/clip2 (9x16).mp4'))
    expect(told.stdout).toContain('It ends after the first 2.5 s; the last 0.5 s are left out.')
    expect(await readdir(join(root, 'ready/now'))).toEqual(['clip2 (9x16).mp4'])
  })

  it('says what would be needed for a video that is too long, and where nobody may write', async () => {
    const long = await fix('clips/clip2.mp4', '--max-duration', '2.5')
    expect([long.code, long.stdout]).toEqual([1, expect.stringContaining('Here that is --trim.')])
    const file = await fix('clips/clip2.mp4', '--out', 'clips/short.mp4')
    expect([file.code, file.stdout]).toEqual([1, expect.stringContaining('FILE_NOT_WRITTEN')])
    await mkdir(join(root, 'closed'))
    await chmod(join(root, 'closed'), 0o500)
    if (hasModes && !isRoot)
      expect((await fix('clips/clip2.mp4', '--out', 'closed')).stdout).toContain('FILE_NOT_WRITTEN')
  })

  it('begins no copy for which there is no room', async ({ skip }) => {
    skip(!canMount, because.mounts)
    const small = join(root, 'small')
    await mkdir(small)
    const line = [
      process.execPath,
      join(import.meta.dirname, '../../../src/cli/index.ts'),
      'fix',
      '--mode',
      'pad',
      '--min-duration',
      '2',
      '--json',
      '--out',
      small,
      join(clips, 'clip2.mp4')
    ]
    const told = spawnSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        'mount -t tmpfs -o size=1m none "$1" && shift && exec "$@"',
        'sh',
        small,
        ...line
      ],
      { encoding: 'utf8' }
    )
    expect([told.status, told.stdout]).toEqual([
      1,
      expect.stringContaining('"code":"COPY_NO_ROOM"')
    ])
  })

  it('wants to know the mode, and has help with examples', async () => {
    const without = await runCli(['fix', 'clips'], {}, root)
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('--mode')])
    expect((await runCli(['fix', '--help'], {}, root)).stdout).toContain(
      '$ aether-uploader fix ./clips --mode crop --trim'
    )
  })

  it('stops at Ctrl-C, and leaves nothing half-done', async ({ skip }) => {
    skip(!hasSignals, because.signals)
    await video('big.mp4', '1280x720', 5, 50)
    const cli = startCli(
      [
        'fix',
        'clips/big.mp4',
        '--mode',
        'blur',
        '--min-duration',
        '2',
        '--out',
        'stopped',
        '--json'
      ],
      {},
      root
    )
    const draft = await vi.waitFor(
      async () => {
        const [name] = await readdir(join(root, 'stopped'))
        if (name === undefined) throw new Error('not yet')
        return name
      },
      { timeout: 30_000, interval: 20 }
    )
    expect(draft).toMatch(/^\./)
    cli.child.kill('SIGINT')
    const ended = await cli.ended
    expect([ended.code, linesOf(ended)]).toEqual([
      130,
      [{ event: 'summary', made: 0, nothing: 0, cannot: 0, failed: 0, skip: 0, total: 0 }]
    ])
    expect(await readdir(join(root, 'stopped'))).toEqual([])
  })
})
