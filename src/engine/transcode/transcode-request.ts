import type { CheckOptions } from '../../contract/media/check.ts'
import type { CopyChoices, CopyStep } from '../../contract/media/transcode.ts'
import type { Finding } from '../../contract/media/finding.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import type { CopyFailure } from './copy-failure.ts'
import type { CannotCode } from './copy-plan.ts'

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
