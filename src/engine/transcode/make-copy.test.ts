import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { turned } from '../../../test/support/fixtures/edit-boxes.ts'
import { because, canBeNamed, hasProc } from '../../../test/support/system/platform.ts'
import { standInForFs } from '../../../test/support/system/stand-in-for-fs.ts'
import { checkOptionsSchema } from '../../contract/media/check.ts'
import type { CopyMode } from '../../contract/media/transcode.ts'
import { runFfmpeg } from '../media/process/ffmpeg.ts'
import { findTools, type Tools } from '../media/probe/find-tools.ts'
import { toNumber } from '../media/process/fraction.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'
import type { CopyOrder, CopyOutcome } from './copy-plan.ts'
import { draftName, takeName } from './drafts.ts'
import { examineVideo } from './examine-video.ts'
import { makeCopy } from './make-copy.ts'

const options = checkOptionsSchema.parse({ minDurationS: 1, maxDurationS: 3 })
let dir: string
let tools: Tools
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "copies it's "))
  tools = await findTools(process.env)
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

/** Three stripes side by side (red, green, blue) for two seconds. */
const stripes = (width: number, height: number, rate = 25, seconds = 2): string =>
  `${['red', 'lime', 'blue'].map((colour, n) => `color=c=${colour}:s=${width / 3}x${height}:r=${rate}:d=${seconds}[s${n}]`).join(';')};[s0][s1][s2]hstack=3`
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

async function video(
  name: string,
  graph: string,
  outputOptions: readonly string[] = h264,
  sound: readonly string[] = ['-c:a', 'aac']
): Promise<string> {
  const output = join(dir, name)
  await runFfmpeg({
    ffmpegPath: tools.ffmpegPath ?? '',
    output,
    inputs: [
      { path: graph, options: ['-f', 'lavfi'] },
      { path: 'sine=duration=2', options: ['-f', 'lavfi'] }
    ],
    outputOptions: [
      '-v',
      'error',
      '-y',
      ...outputOptions,
      ...(sound.length === 0 ? ['-map', '0:v'] : sound)
    ]
  })
  return output
}

const copyOf = (
  source: string | Buffer,
  change: Partial<CopyOrder> = {},
  mode: CopyMode = 'pad'
): Promise<CopyOutcome> =>
  makeCopy(
    {
      source: Buffer.from(source),
      choices: { mode, trim: false },
      options,
      folder: null,
      again: false,
      ...change
    },
    { tools }
  )

interface Made {
  path: string
  facts: MediaFacts
  codes: string[]
  findings: string[]
}

async function made(outcome: CopyOutcome): Promise<Made> {
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome))
  const examined = await examineVideo(outcome.path, tools)
  if (examined.kind !== 'video') throw new Error(examined.finding.message)
  return {
    path: outcome.path.toString(),
    facts: examined.facts,
    codes: outcome.steps.map(({ settles }) => settles),
    findings: outcome.findings.map(({ code }) => code)
  }
}

/** Returns the colors of a copy's middle frame at these fractions of its width and height. */
async function colours(
  path: string,
  ...places: readonly (readonly [x: number, y: number])[]
): Promise<string[]> {
  const raw = join(dir, 'frame.rgb')
  await runFfmpeg({
    ffmpegPath: tools.ffmpegPath ?? '',
    inputs: [{ path, options: ['-ss', '1'] }],
    output: raw,
    outputOptions: [
      '-v',
      'error',
      '-y',
      '-frames:v',
      '1',
      '-vf',
      'scale=90:160',
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo'
    ]
  })
  const pixels = await readFile(raw)
  return places.map(([x, y]) => {
    const at = (Math.floor(y * 160) * 90 + Math.floor(x * 90)) * 3
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3)
    if (Math.max(r, g, b) < 40) return 'black'
    return r > g && r > b ? 'red' : g > b ? 'green' : 'blue'
  })
}
/** Returns the content of the picture's packets, whatever their container. */
async function packets(path: string): Promise<string> {
  const sum = join(dir, 'packets.md5')
  await runFfmpeg({
    ffmpegPath: tools.ffmpegPath ?? '',
    inputs: [{ path }],
    output: sum,
    outputOptions: ['-v', 'error', '-y', '-map', '0:v', '-c', 'copy', '-f', 'md5']
  })
  return await readFile(sum, 'utf8')
}
const corner = [0.05, 0.05] as const
const [left, middle, right] = [
  [0.1, 0.5],
  [0.5, 0.5],
  [0.9, 0.5]
] as const

describe('a wide video becomes an upright copy', () => {
  it.each([
    ['blur', ['green', 'red', 'green', 'blue'], '1080x1920'],
    ['pad', ['black', 'red', 'green', 'blue'], '1080x1920'],
    ['crop', ['green', 'green', 'green', 'green'], '720x1280']
  ] as const)('by %s, with the colours where they belong', async (mode, expected, size) => {
    const { path, facts, codes } = await made(
      await copyOf(await video(`wide ${mode}.mp4`, stripes(1278, 720)), {}, mode)
    )
    expect(await colours(path, corner, left, middle, right)).toEqual(expected)
    expect(`${facts.picture?.width}x${facts.picture?.height}`).toBe(size)
    expect([
      facts.picture?.codec,
      facts.picture?.pixelFormat,
      facts.picture?.durationS,
      codes
    ]).toEqual(['h264', 'yuv420p', 2, ['ASPECT_NOT_9_16']])
  })

  it.each([
    [90, ['blue', 'green', 'red']],
    [270, ['red', 'green', 'blue']]
  ] as const)(
    'also where it is wide because it is turned by %d degrees',
    async (degrees, fromLeft) => {
      const upright = await video(`plain ${degrees}.mp4`, `${stripes(960, 540)},transpose=1`)
      const path = join(dir, `turned ${degrees}.mp4`)
      await writeFile(path, turned(await readFile(upright), degrees))
      const copy = await made(await copyOf(path))
      expect(await colours(copy.path, corner, left, middle, right)).toEqual(['black', ...fromLeft])
      expect([copy.facts.picture?.rotation, copy.facts.picture?.width]).toEqual([0, 720])
    }
  )

  it('also where it is wide by the shape of its pixels', async () => {
    const { path, facts } = await made(
      await copyOf(await video('pixels.mp4', `${stripes(360, 640)},setsar=16/9`))
    )
    expect(await colours(path, corner, [0.5, 0.25], left, right)).toEqual([
      'black',
      'green',
      'red',
      'blue'
    ])
    expect(facts.picture?.sampleAspect).toEqual({ num: 1n, den: 1n })
  })

  it('also where it is wider than any screen', async () => {
    const strip = await video('strip.mp4', stripes(2400, 64))
    for (const mode of ['blur', 'crop'] as const)
      expect((await made(await copyOf(strip, { again: true }, mode))).facts.picture?.width).toBe(
        mode === 'blur' ? 1080 : 720
      )
  })

  it('also with odd sides, 4:4:4 and no sound, which stays so', async () => {
    const { facts, findings } = await made(
      await copyOf(
        await video(
          'odd.mp4',
          'color=c=red:s=641x361:d=2',
          ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
          []
        )
      )
    )
    expect([facts.picture?.width, facts.picture?.pixelFormat, findings]).toEqual([
      720,
      'yuv420p',
      ['AUDIO_MISSING']
    ])
  })
})

describe('a copy changes what was found and nothing else', () => {
  it('only repackages a Matroska video, with the very same packets, and drops where it was recorded', async () => {
    const source = await video('place.mp4', 'color=c=red:s=720x1280:d=2', [
      ...h264,
      '-metadata',
      'location=+52.5+13.4/',
      '-metadata',
      'title=at home'
    ])
    const matroska = join(dir, 'place.mkv')
    await runFfmpeg({
      ffmpegPath: tools.ffmpegPath ?? '',
      inputs: [{ path: source }],
      outputOptions: ['-v', 'error', '-y', '-c', 'copy'],
      output: matroska
    })
    const before = await readFile(matroska)
    const { path, codes, facts } = await made(await copyOf(matroska))
    const bytes = (await readFile(path)).toString('latin1')
    expect([codes, facts.container, facts.picture?.durationS]).toEqual([
      ['CONTAINER_UNSUPPORTED'],
      'mp4',
      2
    ])
    expect(bytes.includes('+52.5') || bytes.includes('at home')).toBe(false)
    // The index comes first, so that a player can start at once.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    expect(await packets(path)).toBe(await packets(matroska))
    expect((await readFile(matroska)).equals(before)).toBe(true)
  })

  it('makes 10 bits of H.265, HDR and sound that is not AAC into what plays everywhere', async () => {
    const hdr = [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p10le',
      '-x265-params',
      'log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc'
    ]
    const { facts, codes, findings } = await made(
      await copyOf(
        await video(
          'hdr.mov',
          'color=c=red:s=720x1280:d=1',
          [...hdr, '-tag:v', 'hvc1'],
          ['-c:a', 'pcm_s16le']
        )
      )
    )
    expect([
      facts.picture?.codec,
      facts.picture?.pixelFormat,
      facts.picture?.transfer,
      facts.soundCodecs
    ]).toEqual(['h264', 'yuv420p', 'bt709', ['aac']])
    expect([codes, findings]).toEqual([['HDR', 'AUDIO_NOT_AAC'], []])
  })

  it('gives a variable frame rate, a too high one and an interlaced video an even one', async () => {
    const variable = await video(
      'variable.mkv',
      "color=c=red:s=720x1280:r=60:d=2,select='lt(t,1)+not(mod(n,2))'",
      [...h264, '-bf', '0', '-vsync', 'vfr']
    )
    // In a Matroska file, the spacing shows only once the video is in an MP4.
    const even = await made(await copyOf(variable))
    expect([even.codes, even.facts.picture?.isSpacingVariable, even.findings]).toEqual([
      ['CONTAINER_UNSUPPORTED', 'FPS_VARIABLE'],
      false,
      []
    ])
    const fast = await made(
      await copyOf(await video('fast.mp4', 'color=c=red:s=720x1280:r=120:d=1'))
    )
    expect(toNumber(fast.facts.picture?.averageFps ?? { num: 0n, den: 1n })).toBe(60)
    const combed = await made(
      await copyOf(
        await video('combed.mp4', 'color=c=red:s=720x1280:r=25:d=1', [
          ...h264,
          '-x264-params',
          'tff=1',
          '-flags',
          '+ildct+ilme'
        ])
      )
    )
    expect([combed.codes, combed.findings]).toEqual([['INTERLACED'], []])
  })

  it('cuts a long video when asked, coded again or not, to what the check lets pass', async () => {
    const trim = { choices: { mode: 'pad', trim: true } as const }
    for (const [name, graph] of [
      ['long.mp4', 'color=c=red:s=720x1280:d=5'],
      ['long wide.mp4', stripes(960, 540, 25, 5)]
    ] as const) {
      const source = await video(name, graph)
      expect(await copyOf(source)).toMatchObject({ kind: 'cannot', code: 'VIDEO_TOO_LONG' })
      const { facts, findings } = await made(await copyOf(source, trim))
      expect(facts.picture?.durationS).toBeGreaterThan(2.6)
      expect([
        Math.max(facts.picture?.durationS ?? 9, facts.containerDurationS ?? 9) <= 3.04,
        findings
      ]).toEqual([true, []])
    }
  })
})

describe('where a copy goes', () => {
  it.for([
    `"quoted" 'twice'.mp4`,
    'new\nline.mp4',
    '-dash.mp4',
    'colon:http:x.mp4',
    'video%03d.png'
  ])('is beside its source, whatever that is called (%j)', async (name, { skip }) => {
    skip(!canBeNamed(name), because.names)
    const source = join(dir, name)
    await copyFile(await video('any name.mp4', 'color=c=red:s=640x360:d=1'), source)
    expect((await made(await copyOf(source))).path).toBe(
      join(dir, `${name.slice(0, -4)} (9x16).mp4`)
    )
  })

  it('is known by the same bytes where a name is not UTF-8', async ({ skip }) => {
    const name = Buffer.from('\xfcb.mp4', 'latin1')
    skip(!canBeNamed(name), because.names)
    const source = Buffer.concat([Buffer.from(`${dir}/`), name])
    await copyFile(await video('bytes.mp4', 'color=c=red:s=640x360:d=1'), source)
    const outcome = await copyOf(source)
    expect(
      outcome.kind === 'made' &&
        outcome.path.equals(
          Buffer.concat([Buffer.from(`${dir}/`), Buffer.from('\xfcb (9x16).mp4', 'latin1')])
        )
    ).toBe(true)
  })

  it('never takes the place of another file, and is not made twice unless asked', async () => {
    const source = await video('taken.mp4', 'color=c=red:s=640x360:d=1')
    await writeFile(join(dir, 'taken (9x16).mp4'), 'mine')
    expect((await made(await copyOf(source))).path).toBe(join(dir, 'taken (9x16) 2.mp4'))
    expect(await readFile(join(dir, 'taken (9x16).mp4'), 'utf8')).toBe('mine')
    expect(await copyOf(source)).toMatchObject({
      kind: 'nothing',
      existing: Buffer.from(join(dir, 'taken (9x16) 2.mp4'))
    })
    expect((await made(await copyOf(source, { again: true }))).path).toBe(
      join(dir, 'taken (9x16) 3.mp4')
    )
  })

  it('is taken once although a scanner holds the draft', async () => {
    const folder = join(dir, 'scanned')
    await mkdir(folder)
    const draft = join(folder, draftName().toString())
    await writeFile(draft, 'video')
    standInForFs(
      'rm',
      () => () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
    )
    await takeName(Buffer.from(draft), Buffer.from(folder), Buffer.from('clip.mov'))
    expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([
      'clip (9x16).mp4'
    ])
  })

  it('is no trouble to a program that ends in the middle, although the draft cannot be removed then', async () => {
    const source = await video('left.mp4', stripes(1278, 720, 60, 3), [...h264, '-t', '3'])
    const script = `
      const fs = await import('node:fs')
      fs.default.rmSync = () => { throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' }) }
      ;(await import('node:module')).syncBuiltinESMExports()
      const { makeCopy } = await import(${JSON.stringify(new URL('./make-copy.ts', import.meta.url).href)})
      await makeCopy({ source: Buffer.from(${JSON.stringify(source)}), choices: { mode: 'blur', trim: false }, options: ${JSON.stringify(options)}, folder: null, again: true },
        { tools: ${JSON.stringify(tools)}, onProgress: () => process.exit(7) })`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8'
    })
    expect([status, stderr]).toEqual([7, ''])
  })

  it('is told when nothing can be written there', async () => {
    const source = await video('nowhere.mp4', 'color=c=red:s=640x360:d=1')
    await writeFile(join(dir, 'a file'), '')
    expect(await copyOf(source, { folder: Buffer.from(join(dir, 'a file')) })).toMatchObject({
      kind: 'failed',
      code: 'FILE_NOT_WRITTEN'
    })
    // No user can create a file there, not even root.
    if (hasProc)
      expect(await copyOf(source, { folder: Buffer.from('/proc/self') })).toMatchObject({
        kind: 'failed'
      })
  })

  it('holds nothing half-done after a stop, and what a crash left is removed by the next run', async () => {
    const folder = join(dir, 'stopped')
    await mkdir(folder)
    const source = await video('busy.mp4', stripes(1278, 720, 60, 3), [...h264, '-t', '3'])
    const stop = new AbortController()
    const making = makeCopy(
      {
        source: Buffer.from(source),
        choices: { mode: 'blur', trim: false },
        options,
        folder: Buffer.from(folder),
        again: false
      },
      { tools, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) }
    )
    await expect(making).rejects.toThrow('enough')
    expect(await readdir(folder)).toEqual([])
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const [own, orphan] = [
      draftName().toString(),
      draftName().toString().replace(`-${process.pid}-`, `-${gone}-`)
    ]
    for (const name of [own, orphan, '.other.mp4']) await writeFile(join(folder, name), 'part')
    expect((await copyOf(source, { folder: Buffer.from(folder) })).kind).toBe('made')
    expect((await readdir(folder)).toSorted()).toEqual(
      [own, '.other.mp4', 'busy (9x16).mp4'].toSorted()
    )
  })

  it('is thrown away when the source became another meanwhile', async () => {
    const source = await video('growing.mp4', stripes(960, 540))
    const making = makeCopy(
      {
        source: Buffer.from(source),
        choices: { mode: 'pad', trim: false },
        options,
        folder: null,
        again: false
      },
      { tools, onProgress: () => appendFileSync(source, 'more') }
    )
    expect(await making).toMatchObject({ kind: 'failed', code: 'COPY_SOURCE_CHANGED' })
  })

  it('is thrown away when not all of the source came through', async () => {
    const source = await video('cut.flv', 'testsrc=s=720x1280:d=3', h264, [])
    const whole = await readFile(source)
    await writeFile(source, whole.subarray(0, Math.floor(whole.length * 0.6)))
    expect(await copyOf(source)).toMatchObject({ kind: 'failed', code: 'COPY_INCOMPLETE' })
    expect(
      (await readdir(dir)).filter((name) => name.startsWith('cut (') || name.startsWith('.aether'))
    ).toEqual([])
  })
})
