import type { CheckOptions } from '../../contract/media/check.ts'
import type { Finding, FindingCode } from '../../contract/media/finding.ts'
import type { CopyChoices, CopyStep } from '../../contract/media/transcode.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import type { Fraction } from '../media/process/fraction.ts'
import type { CopyFailure } from './copy-failure.ts'
import type { CopyFrame } from './copy-frame.ts'

/** How the picture is written: its packets as they are, or coded again as H.264 yuv420p. */
export type PicturePlan =
  | { kind: 'copy'; codec: string }
  | {
      kind: 'encode'
      frame: CopyFrame
      rate: Fraction
      deinterlace: boolean
      toneMap: boolean
      /** Its colours are stored as RGB. */
      fromRgb: boolean
      /** Upper bound of the bitrate, in bits per second. */
      mostBitsPerS: number
    }

/** Everything that one copy needs; `make-copy.ts` runs it. */
export interface CopyPlan {
  /** What changes, in the order in which users read it. */
  steps: CopyStep[]
  /** What the source is by its first bytes. */
  container: string
  picture: PicturePlan
  sound: 'none' | 'copy' | 'encode'
  /** The copy ends here; null keeps the whole video. */
  cutS: number | null
  /** Length of the copy; null where the source does not tell its own. */
  lastsS: number | null
  /** What the copy will take on the disk, generously. */
  roomBytes: number
}

/** Why no copy can help: a finding that stays, or what the ffmpeg on this computer lacks. */
export type CannotCode = FindingCode | 'FFMPEG_LACKS'

/** What can be done for one video. `nothing`: there is nothing to settle. */
export type CopyDecision =
  | { kind: 'nothing' }
  | { kind: 'cannot'; code: CannotCode; message: string }
  | { kind: 'plan'; plan: CopyPlan }

/** What an ffmpeg was built with. */
export interface FfmpegAbilities {
  filters: ReadonlySet<string>
  encoders: ReadonlySet<string>
}

export interface CopyOrder {
  source: Buffer
  choices: CopyChoices
  /** What the copy has to pass. */
  options: CheckOptions
  /** Where the copy goes; null: beside the source. Made if missing. */
  folder: Buffer | null
  /** Make another copy although a good one of an earlier run is there. */
  again: boolean
  /** Copies of other sources in this run (clip.mov and clip.mp4 share a name); grows with each. */
  claimed?: Set<string>
}

export interface CopyContext {
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe' | 'ffmpegPath' | 'ffmpeg'>
  signal?: AbortSignal | undefined
  /** 0 to 1, never backwards. */
  onProgress?: (fraction: number) => void
}

/** The result for one video. `findings`: what the checks still find in the copy, none blocking. */
export type CopyOutcome =
  | { kind: 'made'; path: Buffer; steps: CopyStep[]; findings: Finding[] }
  | { kind: 'nothing'; existing: Buffer | null }
  | { kind: 'cannot'; code: CannotCode; message: string }
  | ({ kind: 'failed' } & CopyFailure)
