import type { MediaInfo } from '../../../contract/media/media.ts'
import { toNumber, type Fraction } from '../process/fraction.ts'

export type Rotation = 0 | 90 | 180 | 270

/** The picture that would be posted: the first video stream that is not cover art. */
export interface PictureFacts {
  codec: string
  /** Stored width and height in px. */
  width: number
  height: number
  /** Width of a stored pixel divided by its height; 1:1 if the file does not state it. */
  sampleAspect: Fraction
  /** Clockwise, as shown. */
  rotation: Rotation
  /** Number of frames divided by the picture's duration. */
  averageFps: Fraction | null
  /** Null if unknown. */
  isSpacingVariable: boolean | null
  durationS: number | null
  /** ffmpeg's names, such as 'yuv420p10le', 'smpte2084', 'tt'; null if the file states none. */
  pixelFormat: string | null
  transfer: string | null
  fieldOrder: string | null
  dolbyVision: boolean
}

/** All facts that the rules need about an undamaged MP4 or MOV file. */
export interface MediaFacts {
  container: string
  sizeBytes: number
  containerDurationS: number | null
  picture: PictureFacts | null
  /** Codec of each sound stream, in order. */
  soundCodecs: string[]
}

/** Returns width and height as shown: scaled by the sample aspect ratio, then rotated. */
export function shownSides(picture: PictureFacts): { width: number; height: number } {
  const width = picture.width * toNumber(picture.sampleAspect)
  return picture.rotation % 180 === 0
    ? { width, height: picture.height }
    : { width: picture.height, height: width }
}

/** Returns the longer duration of picture and container, in seconds; null if both are unknown. */
export function longerDurationS(facts: MediaFacts): number | null {
  const known = [facts.picture?.durationS, facts.containerDurationS].filter(
    (seconds) => typeof seconds === 'number'
  )
  return known.length === 0 ? null : Math.max(...known)
}

/** Converts the facts to the form in rows, reports and `--json`. */
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
