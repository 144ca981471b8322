import type { MediaInfo } from '../../../contract/media/media.ts'
import { toNumber, type Fraction } from '../process/fraction.ts'

export type Rotation = 0 | 90 | 180 | 270

/** The picture that would be posted: the first video stream that is no cover art. */
export interface PictureFacts {
  codec: string
  /** Stored sides in px. */
  width: number
  height: number
  /** Width of a stored pixel over its height; 1:1 where the file does not say. */
  sampleAspect: Fraction
  /** Clockwise as shown. */
  rotation: Rotation
  /** Frames over picture duration. */
  averageFps: Fraction | null
  /** Null where it could not be told. */
  isSpacingVariable: boolean | null
  durationS: number | null
  /** ffmpeg's names, such as 'yuv420p10le', 'smpte2084', 'tt'; null where the file does not say. */
  pixelFormat: string | null
  transfer: string | null
  fieldOrder: string | null
  dolbyVision: boolean
}

/** Everything the rules judge a sound MP4 or MOV file by. */
export interface MediaFacts {
  container: string
  sizeBytes: number
  containerDurationS: number | null
  picture: PictureFacts | null
  /** Codec of each sound stream, in order. */
  soundCodecs: string[]
}

/** Width and height as shown: stretched by the sample aspect ratio, then turned. */
export function shownSides(picture: PictureFacts): { width: number; height: number } {
  const width = picture.width * toNumber(picture.sampleAspect)
  return picture.rotation % 180 === 0
    ? { width, height: picture.height }
    : { width: picture.height, height: width }
}

/** The longer of picture and container, in seconds; null if neither is known. */
export function longerDurationS(facts: MediaFacts): number | null {
  const known = [facts.picture?.durationS, facts.containerDurationS].filter(
    (seconds) => typeof seconds === 'number'
  )
  return known.length === 0 ? null : Math.max(...known)
}

/** The facts in the form that rows, reports and `--json` show. */
export function toMediaInfo(facts: MediaFacts): MediaInfo {
  const { picture } = facts
  const shown = picture && shownSides(picture)
  const durationS = longerDurationS(facts)
  return {
    container: facts.container,
    durationS: durationS === null ? null : rounded(durationS, 3),
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    rotation: picture?.rotation ?? null,
    displayAspect:
      shown && shown.width > 0 && shown.height > 0 ? rounded(shown.width / shown.height, 4) : null,
    codec: picture?.codec ?? null,
    fps: picture?.averageFps ? rounded(toNumber(picture.averageFps), 3) : null,
    hasAudio: facts.soundCodecs.length > 0,
    sizeBytes: facts.sizeBytes
  }
}

function rounded(value: number, digits: number): number {
  const scaled = value * 10 ** digits
  return Number.isFinite(scaled) ? Math.round(scaled) / 10 ** digits : value
}
