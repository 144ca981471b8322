import { runFfmpeg } from '../process/ffmpeg.ts'
import { typed } from '../process/tool-arguments.ts'

/** The box that a thumbnail fits into, in px: upright 9:16, sharp on a high-density screen. */
const box = { width: 270, height: 480 }
const giveUpAfterMs = 20_000
/** Not 0, because the first frame is often black. */
const wantedAtS = 1
const latestShare = 0.1

export interface ThumbnailRequest {
  ffmpegPath: string
  /** A video whose own bytes show that it is MP4 or MOV. */
  videoPath: string
  /** Null if unknown: then the first frame is used. */
  durationS: number | null
  /** A JPEG file; overwritten if it exists. */
  output: string
  signal?: AbortSignal | undefined
}

/** Where a thumbnail is taken: at 1 s, or at a tenth of a video shorter than 10 s. */
export function thumbnailAtS(durationS: number | null): number {
  return durationS === null ? 0 : Math.min(wantedAtS, durationS * latestShare)
}

/** Writes a frame as a JPEG of at most 270x480. Rejects with FFmpegError or the signal's reason. */
export async function makeThumbnail({
  ffmpegPath,
  videoPath,
  durationS,
  output,
  signal
}: ThumbnailRequest): Promise<void> {
  const limit = AbortSignal.timeout(giveUpAfterMs)
  await runFfmpeg({
    ffmpegPath,
    // Before the input, a seek goes to the nearest key frame: fast in a video of any length.
    inputs: [
      {
        path: videoPath,
        options: typed(
          `-protocol_whitelist file -f mov -threads 1 -ss ${thumbnailAtS(durationS).toFixed(3)}`
        )
      }
    ],
    outputOptions: [
      ...typed('-y -v error -an -sn -dn -frames:v 1 -vf'),
      `scale=${box.width}:${box.height}:force_original_aspect_ratio=decrease:flags=bicubic,setsar=1,format=yuvj420p`,
      ...typed('-q:v 4 -f image2 -update 1')
    ],
    output,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit])
  })
}
