import { createHash } from 'node:crypto'
import { appendFile, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { VideoKit } from '../support/fixtures/video-kit.ts'

export interface ClipFolder {
  path: string
  /** Names of the clips that every account may post, and their SHA-256. */
  good: ReadonlyMap<string, string>
  /** Names of files that must never leave. */
  bad: readonly string[]
}

const goodNames = [
  'clip 1.mp4',
  'clip 2.mp4',
  'clip 10.mp4',
  "it's – “fine” 🎬.mp4",
  'deeper/last.mp4'
]
/** Makes the first two uploads last long enough to be cut short: a box that players pass over, behind the whole video. */
const largeNames = goodNames.slice(0, 2)
const paddingBytes = 64 * 1024 * 1024

/** A folder as a creator would drop it: good clips with awkward names and one level deeper, bad ones, and a file that is no video. */
export async function makeClipFolder(path: string): Promise<ClipFolder> {
  const { ffmpegPath, ffmpeg } = await findTools(process.env)
  if (ffmpegPath === null) throw new Error(ffmpeg.reason ?? 'ffmpeg was not found')
  const kit = new VideoKit(ffmpegPath, `${path}-pieces`)
  await mkdir(join(path, 'deeper'), { recursive: true })
  const video = await kit.video()
  for (const [index, name] of goodNames.entries())
    await copyFile(
      await kit.remux(video, 'mp4', ['-metadata', `comment=${index}`]),
      join(path, name)
    )
  for (const name of largeNames) await appendFile(join(path, name), freeBox(paddingBytes))

  await copyFile(await kit.video({ frames: 24 * 5 }), join(path, 'too short.mp4'))
  await writeFile(join(path, 'text.mp4'), 'This is no video.\n')
  await writeFile(join(path, 'cut off.mp4'), (await readFile(video)).subarray(0, 2000))
  await writeFile(join(path, 'notes.txt'), 'Not for TikTok.\n')
  const hash = async (name: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(join(path, name)))
      .digest('hex')
  const good = new Map<string, string>()
  for (const name of goodNames) good.set(name.replace('deeper/', ''), await hash(name))
  return { path, good, bad: ['too short.mp4', 'text.mp4', 'cut off.mp4'] }
}

function freeBox(sizeBytes: number): Buffer {
  const box = Buffer.alloc(sizeBytes)
  box.writeUInt32BE(sizeBytes, 0)
  box.write('free', 4)
  return box
}
