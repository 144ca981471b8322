import type { CheckOptions } from '../../contract/media/check.ts'
import type { Finding, FindingCode } from '../../contract/media/finding.ts'
import type { CopyChoices, CopyStep } from '../../contract/media/transcode.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import type { Fraction } from '../media/process/fraction.ts'
import type { CopyFailure } from './copy-failure.ts'
import type { CopyFrame } from './copy-frame.ts'

/** How the picture is written: its packets unchanged, or encoded again as H.264 yuv420p. */
export type PicturePlan =
  | { kind: 'copy'; codec: string }
  | {
      kind: 'encode'
      frame: CopyFrame
      rate: Fraction
      deinterlace: boolean
      toneMap: boolean
      /** Whether its colors are stored as RGB. */
      fromRgb: boolean
      /** Upper bound of the bitrate, in bits per second. */
      mostBitsPerS: number
    }

/** Everything that one copy needs; `make-copy.ts` runs it. */
export interface CopyPlan {
  /** Changes, in the order in which users read them. */
  steps: CopyStep[]
  /** The source's container according to its first bytes. */
  container: string
  picture: PicturePlan
  sound: 'none' | 'copy' | 'encode'
  /** Where the copy ends; null keeps the whole video. */
  cutS: number | null
  /** Length of the copy; null if the source does not state its own. */
  lastsS: number | null
  /** Disk space that the copy will take, a high estimate. */
  roomBytes: number
}

/** Why no copy can help: a finding that stays, or FFMPEG_LACKS for a missing ffmpeg feature. */
export type CannotCode = FindingCode | 'FFMPEG_LACKS'

/** What can be done for one video. `nothing`: there is nothing to fix. */
export type CopyDecision =
  | { kind: 'nothing' }
  | { kind: 'cannot'; code: CannotCode; message: string }
  | { kind: 'plan'; plan: CopyPlan }

/** The features that an ffmpeg was built with. */
export interface FfmpegAbilities {
  filters: ReadonlySet<string>
  encoders: ReadonlySet<string>
}

export interface CopyOrder {
  source: Buffer
  choices: CopyChoices
  /** The checks that the copy has to pass. */
  options: CheckOptions
  /** Folder for the copy; null: beside the source. Created if missing. */
  folder: Buffer | null
  /** Makes another copy even if there is a good one from an earlier run. */
  again: boolean
  /** Copies of other sources in this run (clip.mov and clip.mp4 share a name); grows with each. */
  claimed?: Set<string>
}

export interface CopyContext {
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe' | 'ffmpegPath' | 'ffmpeg'>
  signal?: AbortSignal | undefined
  /** Called with 0 to 1, never decreasing. */
  onProgress?: (fraction: number) => void
}

/** The result for one video. `findings`: what the checks still find in the copy, none blocking. */
export type CopyOutcome =
  | { kind: 'made'; path: Buffer; steps: CopyStep[]; findings: Finding[] }
  | { kind: 'nothing'; existing: Buffer | null }
  | { kind: 'cannot'; code: CannotCode; message: string }
  | ({ kind: 'failed' } & CopyFailure)
