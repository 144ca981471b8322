import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { walkBoxes } from '../../../../src/engine/media/mp4/box-walk.ts'
import { bufferReader } from '../../../../src/engine/media/mp4/byte-reader.ts'
import { containerOf, magicBytes } from '../../../../src/engine/media/mp4/container.ts'
import { findTools } from '../../../../src/engine/media/probe/find-tools.ts'
import { runTool } from '../../../../src/engine/media/process/run-tool.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { mutatedBytes } from '../mutated-bytes.ts'

/** Limit of reads for a video of some kilobytes: each box is read a few times at most. */
const mostReadBytes = 64 * 1024 * 1024

/** Returns a small video of each kind: index last, index first, fragmented, MOV. */
async function soundVideos(): Promise<Buffer[]> {
  const { ffmpegPath } = await findTools(process.env)
  if (ffmpegPath === null)
    throw new Error('ffmpeg was not found: the videos to spoil are made with it.')
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-videos-'))
  try {
    const kinds = [
      ['a.mp4'],
      ['b.mp4', '-movflags', '+faststart'],
      ['c.mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-g', '5'],
      ['d.mov']
    ]
    const videos: Buffer[] = []
    for (const [name = '', ...flags] of kinds) {
      const file = join(dir, name)
      const make = [
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=64x64:rate=10:duration=2',
        '-f',
        'lavfi',
        '-i',
        'anullsrc',
        '-shortest',
        '-pix_fmt',
        'yuv420p',
        ...flags
      ]
      const exit = await runTool({
        program: ffmpegPath,
        args: [...make, '-y'],
        file,
        timeoutMs: 120_000,
        mostOutputBytes: 1_000_000
      })
      if (exit.kind !== 'exited' || exit.code !== 0) throw new Error(`ffmpeg made no ${name}`)
      videos.push(readFileSync(file))
    }
    return videos
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Half of the mutations hit box headers and tables, which are a small part of a video. */
function nearHeaders(bytes: Buffer, share: number): number {
  if (share < 0.5) return Math.floor(share * 2 * bytes.length)
  const moov = bytes.indexOf('moov')
  const from = moov < 0 ? 0 : moov - 4
  return Math.min(
    bytes.length,
    from + Math.floor((share - 0.5) * 2 * Math.min(4_000, bytes.length - from))
  )
}

export const videoBoxes: FuzzTarget = {
  name: 'video-boxes',
  promise:
    'a spoiled video never crashes or holds up the walk, its tables are bounded by its size, and a cut one is not taken for whole',
  async run(cases, seed) {
    const tally = newCounts()
    const videos = await soundVideos()
    for (const video of videos)
      if ((await walkBoxes(bufferReader(video))).damage !== null)
        throw new Error('a sound video is called damaged')
    await fc.assert(
      fc.asyncProperty(mutatedBytes(videos, nearHeaders), async (bytes) => {
        containerOf(bytes.subarray(0, magicBytes))
        const inner = bufferReader(bytes)
        let readBytes = 0
        const reader = {
          sizeBytes: inner.sizeBytes,
          read: async (offset: number, length: number) => {
            const part = await inner.read(offset, length)
            if ((readBytes += part.length) > mostReadBytes)
              throw new Error('the walk reads without end')
            return part
          }
        }
        const walk = await walkBoxes(reader)
        if (walk.damage === null) tally.accepted++
        else tally.refused++
        for (const track of walk.tracks) {
          // A sample-size table may declare equal sizes and any count, so only its parts in the
          // file are bounded.
          if ((track.timesTicks?.length ?? 0) > 1_000_000)
            throw new Error('more times than the bound')
          if (!Number.isFinite(track.durationTicks) || !Number.isFinite(track.samples))
            throw new Error('a track without a length')
        }
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
