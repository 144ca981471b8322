import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFfmpeg } from '../process/ffmpeg.ts'
import { findTools, type Tools } from '../probe/find-tools.ts'
import { ThumbnailCache } from './thumbnail-cache.ts'
import { ThumbnailQueue, type ThumbnailVideo } from './thumbnail-queue.ts'
import { makeThumbnail, thumbnailAtS } from './thumbnail.ts'

let dir: string
let tools: Tools
let video: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'thumbnails '))
  tools = await findTools(process.env)
  video = join(dir, "it's 100%.mp4")
  // Red for half a second, then blue: thumbnails are taken at 0.3 s of a 3 s video, at 1 s of 12 s.
  await runFfmpeg({
    ffmpegPath: tools.ffmpegPath ?? '',
    inputs: [
      {
        path: 'color=c=red:s=360x480:r=24:d=0.5[a];color=c=blue:s=360x480:r=24:d=2.5[b];[a][b]concat',
        options: ['-f', 'lavfi']
      }
    ],
    outputOptions: ['-pix_fmt', 'yuv420p', '-bf', '0'],
    output: video
  })
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

/** Returns size and mean color of a picture. */
async function look(path: string): Promise<{ size: string; rgb: number[] }> {
  const { stdout: size } = await promisify(execFile)(tools.ffprobePath ?? '', [
    '-v',
    'error',
    '-show_entries',
    'stream=width,height',
    '-of',
    'csv=p=0:s=x',
    path
  ])
  const raw = join(dir, 'one.rgb')
  await runFfmpeg({
    ffmpegPath: tools.ffmpegPath ?? '',
    inputs: [{ path }],
    outputOptions: ['-y', '-vf', 'scale=1:1', '-pix_fmt', 'rgb24', '-f', 'rawvideo'],
    output: raw
  })
  return { size: size.trim(), rgb: [...(await readFile(raw))] }
}

describe('a thumbnail', () => {
  it('is a frame from near the start, in its own shape, within 270x480', async () => {
    const output = join(dir, 'early.jpg')
    await makeThumbnail({
      ffmpegPath: tools.ffmpegPath ?? '',
      videoPath: video,
      durationS: 3,
      output
    })
    const early = await look(output)
    expect(early.size).toBe('270x360')
    expect(early.rgb[0]).toBeGreaterThan(200)
    await makeThumbnail({
      ffmpegPath: tools.ffmpegPath ?? '',
      videoPath: video,
      durationS: 12,
      output
    })
    expect((await look(output)).rgb[2]).toBeGreaterThan(200)
  })

  it('is taken at 1 s, or at a tenth of a short video', () => {
    expect([60, 10, 4, null].map(thumbnailAtS)).toEqual([1, 1, 0.4, 0])
  })

  it('is made once, and what gives none leaves nothing behind', async () => {
    const folder = join(dir, 'kept')
    let runs = 0
    const desk = new ThumbnailQueue({
      cache: new ThumbnailCache(folder, 1e6),
      make: ({ path, durationS }, output, signal) => {
        runs++
        return makeThumbnail({
          ffmpegPath: tools.ffmpegPath ?? '',
          videoPath: path,
          durationS,
          output,
          signal
        })
      }
    })
    const wanted: ThumbnailVideo = {
      path: video,
      sizeBytes: 1,
      mtimeMs: 1,
      fileId: 'a',
      durationS: 3
    }
    const [first, second] = await Promise.all([desk.thumbnail(wanted), desk.thumbnail(wanted)])
    expect(first).toEqual(second)
    expect(first.kind).toBe('made')
    const none = join(dir, 'none.mp4')
    await writeFile(none, 'no video')
    const broken = { ...wanted, path: none }
    expect(await desk.thumbnail(broken)).toEqual({ kind: 'none' })
    expect(await desk.thumbnail(broken)).toEqual({ kind: 'none' })
    expect(runs).toBe(2)
    expect(await readdir(folder)).toHaveLength(1)
    // After a restart, the folder still has it; a changed video counts as another video.
    const later = new ThumbnailQueue({
      cache: new ThumbnailCache(folder, 1e6),
      make: () => Promise.reject(new Error('not again'))
    })
    expect(await later.thumbnail(wanted)).toEqual(first)
    expect(await later.thumbnail({ ...wanted, mtimeMs: 2 })).toEqual({ kind: 'none' })
  })
})
