import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FFmpegError, runFfmpeg } from '../../../src/engine/media/process/ffmpeg.ts'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { canBeNamed } from '../../support/system/platform.ts'

const small = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const lavfi = (graph: string) => [{ path: graph, options: ['-f', 'lavfi'] }]
let folder: string
let ffmpegPath: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'))
  ffmpegPath = (await findTools(env)).ffmpegPath ?? ''
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('runFfmpeg', () => {
  it('makes a file, under any name, and reports progress that only grows', async () => {
    const seen: number[] = []
    const output = join(folder, canBeNamed('-a:b "c" 🎬.mp4') ? '-a:b "c" 🎬.mp4' : '-a b 🎬.mp4')
    await runFfmpeg({
      ffmpegPath,
      inputs: lavfi('testsrc2=s=360x640:r=30:d=20'),
      outputOptions: small,
      output,
      plannedDurationS: 20,
      onProgress: (part) => seen.push(part)
    })
    expect(existsSync(output)).toBe(true)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBeGreaterThan(0.5)
    expect(Math.max(...seen)).toBeLessThanOrEqual(1)
  })

  it('says what ffmpeg said last when it gives up', async () => {
    const failing = runFfmpeg({
      ffmpegPath,
      inputs: [{ path: join(folder, 'missing.mp4') }],
      outputOptions: small,
      output: join(folder, 'x.mp4')
    })
    const error: unknown = await failing.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FFmpegError)
    expect(error).toMatchObject({
      code: 'FFMPEG_FAILED',
      stderrTail: expect.stringContaining('No such file or directory')
    })
  })

  it.each(['before it starts', 'while it works'])('stops when told to %s', async (when) => {
    const stop = new AbortController()
    const working = runFfmpeg({
      ffmpegPath,
      inputs: lavfi('testsrc2=s=1080x1920:r=60:d=3600'),
      outputOptions: small,
      output: join(folder, 'endless.mp4'),
      plannedDurationS: 3600,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough'))
    })
    if (when === 'before it starts') stop.abort(new Error('enough'))
    await expect(working).rejects.toThrow('enough')
  })
})
