import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'

const run = promisify(execFile)

async function ffmpeg(...args: string[]): Promise<void> {
  const { ffmpegPath } = await findTools(process.env)
  if (ffmpegPath === null) throw new Error('The tests need ffmpeg: npm ci brings one.')
  await run(ffmpegPath, ['-v', 'error', '-y', ...args])
}

const baseClips = new Map<number, Promise<string>>()

/** One vertical clip of `seconds`, encoded once per machine and length. */
function baseClip(seconds: number): Promise<string> {
  const made = baseClips.get(seconds) ?? encodeOnce(seconds)
  baseClips.set(seconds, made)
  return made
}

async function encodeOnce(seconds: number): Promise<string> {
  const dir = join(tmpdir(), `aether-uploader-clips-${process.getuid?.() ?? 0}`)
  const file = join(dir, `base-${seconds}.mp4`)
  if (existsSync(file)) return file
  mkdirSync(dir, { recursive: true })
  const draft = join(dir, `draft-${process.pid}-${seconds}.mp4`)
  await ffmpeg(
    '-f',
    'lavfi',
    '-i',
    `testsrc=size=720x1280:rate=24:duration=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:duration=${seconds}`,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '240',
    '-b:v',
    '200k',
    '-c:a',
    'aac',
    '-b:a',
    '32k',
    '-shortest',
    draft
  )
  renameSync(draft, file)
  return file
}

/** A valid clip whose bytes differ from every other one with another `mark`. */
export async function makeClip(file: string, mark = file, seconds = 16): Promise<string> {
  await ffmpeg(
    '-i',
    `file:${await baseClip(seconds)}`,
    '-map',
    '0',
    '-c',
    'copy',
    '-metadata',
    `comment=${mark}`,
    '-f',
    'mp4',
    `file:${file}`
  )
  return file
}

/** A clip that every account refuses: 3 seconds long. */
export const makeShortClip = (file: string): Promise<string> => makeClip(file, file, 3)

/** A valid clip whose bytes differ from every other one with another `mark`, made without running ffmpeg: a box that players skip is added. */
export async function copyClip(file: string, mark = file): Promise<string> {
  const text = Buffer.from(mark)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(head.length + text.length)
  head.write('free', 4, 'latin1')
  await writeFile(file, Buffer.concat([await readFile(await baseClip(16)), head, text]))
  return file
}
