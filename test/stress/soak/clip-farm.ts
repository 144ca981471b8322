import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { box } from '../../support/fixtures/tiny-video.ts'

/** One clip of a batch; `sha256` is of all its bytes. */
export interface FarmClip {
  path: string
  sha256: string
}

/**
 * Returns the smallest video that every account accepts: 16 s of one color, about 13 kB, encoded
 * once per machine.
 */
export async function smallestVideo(): Promise<Buffer> {
  const dir = join(tmpdir(), `aether-uploader-clips-${process.getuid?.() ?? 0}`)
  const file = join(dir, 'smallest.mp4')
  if (!existsSync(file)) {
    const { ffmpegPath } = await findTools(process.env)
    if (ffmpegPath === null) throw new Error('The soak needs ffmpeg once: npm ci brings one.')
    mkdirSync(dir, { recursive: true })
    const draft = join(dir, `draft-${process.pid}-smallest.mp4`)
    await promisify(execFile)(ffmpegPath, [
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      'color=c=blue:size=720x1280:rate=24:duration=16',
      '-f',
      'lavfi',
      '-i',
      'anullsrc=r=8000:cl=mono',
      '-t',
      '16',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-g',
      '400',
      '-pix_fmt',
      'yuv420p',
      '-crf',
      '51',
      '-c:a',
      'aac',
      '-b:a',
      '8k',
      draft
    ])
    renameSync(draft, file)
  }
  return readFileSync(file)
}

/** Writes `count` valid clips that differ in bytes and size, by a box that players skip. */
export async function makeFarm(dir: string, count: number, mark: string): Promise<FarmClip[]> {
  const video = await smallestVideo()
  mkdirSync(dir, { recursive: true })
  return Array.from({ length: count }, (_, i) => {
    const path = join(dir, `clip ${i + 1}.mp4`)
    const bytes = Buffer.concat([
      video,
      box('free', Buffer.from(`${mark}/${i}`.padEnd(64 + i, '.')))
    ])
    writeFileSync(path, bytes)
    return { path, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}
