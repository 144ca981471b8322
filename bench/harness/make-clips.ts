import { link, mkdir, readFile, writeFile, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from 'node:process'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { VideoKit } from '../../test/support/fixtures/video-kit.ts'

/** One upright clip of 16 s with sound that every account takes; small, because its picture does not move. */
export async function validClip(dir: string): Promise<string> {
  const { ffmpegPath, ffmpeg } = await findTools(env)
  if (ffmpegPath === null) throw new Error(ffmpeg.reason ?? 'ffmpeg was not found.')
  return await new VideoKit(ffmpegPath, join(dir, 'pieces')).video({ frames: 16 * 24 })
}

/** The same clip under `count` names, which cost no space where the file system knows hard links. */
export async function namesOf(clip: string, folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths = Array.from({ length: count }, (_, n) =>
    join(folder, `clip-${String(n).padStart(4, '0')}.mp4`)
  )
  for (const path of paths) await link(clip, path).catch(() => copyFile(clip, path))
  return paths
}

/**
 * `count` clips that all differ in content and in size, as videos do: each has a box of its own behind the video, of the kind that
 * players pass over (`free`, ISO 14496-12, 8.1.2).
 */
export async function differentClips(
  clip: string,
  folder: string,
  count: number
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const video = await readFile(clip)
  const paths: string[] = []
  for (let n = 0; n < count; n++) {
    const box = Buffer.alloc(16 + n)
    box.writeUInt32BE(box.length, 0)
    box.write('free', 4, 'latin1')
    box.writeUInt32BE(n, 8)
    const path = join(folder, `clip-${String(n).padStart(4, '0')}.mp4`)
    await writeFile(path, Buffer.concat([video, box]))
    paths.push(path)
  }
  return paths
}
