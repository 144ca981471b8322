import type { BoxWalk } from '../mp4/box-walk.ts'
import { fraction, parseFraction } from '../process/fraction.ts'
import { isSpacingVariable } from '../mp4/frame-spacing.ts'
import type { MediaFacts, PictureFacts, Rotation } from './media-facts.ts'
import type { ProbeAnswer, ProbedStream } from './probe-answer.ts'
import type { Track } from '../mp4/track.ts'

const squarePixels = { num: 1n, den: 1n }

/**
 * Combines the results of ffprobe and the box walk. Frame rate and spacing come from the sample
 * tables: exact, and without a second read. Durations come from ffprobe, which honors edit lists,
 * except in fragmented files, where ffprobe reads only the first part.
 */
export function collectFacts(
  file: { container: string; sizeBytes: number },
  answer: ProbeAnswer,
  walk: BoxWalk | null
): MediaFacts {
  const stream = answer.streams.find(
    (one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1
  )
  const fragmentedS = walk?.fragmented ? walk.tracks.map(trackDurationS) : []
  return {
    ...file,
    containerDurationS: fragmentedS.length > 0 ? Math.max(...fragmentedS) : playingS(answer),
    picture: stream ? pictureFacts(stream, answer, walk) : null,
    soundCodecs: answer.streams
      .filter((one) => one.codec_type === 'audio')
      .map((one) => one.codec_name ?? 'unknown')
  }
}

function pictureFacts(
  stream: ProbedStream,
  answer: ProbeAnswer,
  walk: BoxWalk | null
): PictureFacts {
  const track = walk ? trackOf(stream, walk.tracks) : undefined
  const averageFps = track ? fraction(track.samples * track.timescale, track.durationTicks) : null
  return {
    codec: stream.codec_name ?? 'unknown',
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    sampleAspect: parseFraction(stream.sample_aspect_ratio) ?? squarePixels,
    rotation: rotationOf(stream),
    averageFps: averageFps ?? parseFraction(stream.avg_frame_rate),
    isSpacingVariable: track?.timesTicks ? isSpacingVariable(track.timesTicks) : null,
    durationS:
      walk?.fragmented && track
        ? trackDurationS(track)
        : (seconds(stream.duration) ?? seconds(answer.format?.duration)),
    pixelFormat: stream.pix_fmt ?? null,
    transfer: stream.color_transfer ?? null,
    fieldOrder: stream.field_order ?? null,
    dolbyVision:
      stream.side_data_list?.some((one) => one.side_data_type === 'DOVI configuration record') ??
      false
  }
}

/** Returns the track of a stream: by id if ffprobe prints one, else the first picture track. */
function trackOf(stream: ProbedStream, tracks: readonly Track[]): Track | undefined {
  const id = Number(stream.id)
  return (
    tracks.find((one) => one.handler === 'vide' && one.id === id) ??
    tracks.find((one) => one.handler === 'vide')
  )
}

/**
 * Returns the time from the first picture or sound to the last. ffprobe computes the same, but
 * versions before 6 trust a video header that older programs wrote without regard to edit lists.
 */
function playingS(answer: ProbeAnswer): number | null {
  const spans = answer.streams
    .filter(
      (one) =>
        (one.codec_type === 'video' || one.codec_type === 'audio') &&
        one.disposition?.attached_pic !== 1
    )
    .map((one) => ({ startS: Number(one.start_time ?? 0) || 0, lastsS: seconds(one.duration) }))
  const ends = spans.map(({ startS, lastsS }) => (lastsS === null ? Number.NaN : startS + lastsS))
  const length = Math.max(...ends) - Math.min(...spans.map(({ startS }) => startS))
  return Number.isFinite(length) ? length : seconds(answer.format?.duration)
}

function trackDurationS(track: Track): number {
  return track.timescale > 0 ? track.durationTicks / track.timescale : 0
}

function seconds(text: string | undefined): number | null {
  const value = Number(text)
  return text !== undefined && Number.isFinite(value) && value >= 0 ? value : null
}

/** ffprobe's display matrix is counter-clockwise; the tag in versions before 5 is clockwise. */
function rotationOf(stream: ProbedStream): Rotation {
  const matrix = stream.side_data_list?.find((one) => one.rotation !== undefined)?.rotation
  const clockwise = matrix !== undefined ? -matrix : Number(stream.tags?.rotate ?? 0)
  const quarters = Number.isFinite(clockwise) ? ((Math.round(clockwise / 90) % 4) + 4) % 4 : 0
  return ([0, 90, 180, 270] as const)[quarters] ?? 0
}
