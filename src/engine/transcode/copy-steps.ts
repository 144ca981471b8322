import type { CopyStep } from '../../contract/media/transcode.ts'
import type { FindingCode } from '../../contract/media/finding.ts'
import { toNumber, type Fraction } from '../media/process/fraction.ts'
import type { CopyFrame } from './copy-frame.ts'

/** The texts of a copy's steps: they describe the copy, not how it is made. */
const step = (kind: CopyStep['kind'], settles: FindingCode, message: string): CopyStep => ({
  kind,
  settles,
  message
})
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

export const containerStep = (): CopyStep =>
  step('container', 'CONTAINER_UNSUPPORTED', 'It becomes an MP4 file.')

export const codecStep = (from: string): CopyStep =>
  step('codec', 'CODEC_UNSUPPORTED', `The picture is coded as H.264 instead of ${from}.`)

const frameSentences: Record<CopyFrame['kind'], (size: string, frame: CopyFrame) => string> = {
  blur: (size) =>
    `The picture becomes upright, ${size}: all of it in the middle, a blurred enlargement behind.`,
  pad: (size) => `The picture becomes upright, ${size}: all of it in the middle, black around it.`,
  crop: (size, frame) =>
    `The picture becomes upright, ${size}: its middle, ${keptShare(frame)} % of it.`,
  scale: (size) => `The picture becomes ${size}.`
}

export const frameStep = (frame: CopyFrame): CopyStep =>
  step(
    'frame',
    'ASPECT_NOT_9_16',
    frameSentences[frame.kind](`${frame.width}x${frame.height}`, frame)
  )

function keptShare({ width, height, inner }: CopyFrame): number {
  return Math.round(((width * height) / (inner.width * inner.height)) * 100)
}

export const scaleStep = (
  settles: 'SIDE_TOO_SMALL' | 'SIDE_TOO_LARGE',
  { width, height }: CopyFrame
): CopyStep =>
  step(
    'scale',
    settles,
    `The picture is ${settles === 'SIDE_TOO_SMALL' ? 'enlarged' : 'made smaller'}, to ${width}x${height}.`
  )

export const rateStep = (settles: 'FPS_OUT_OF_RANGE' | 'FPS_VARIABLE', rate: Fraction): CopyStep =>
  step(
    'frame-rate',
    settles,
    `It has ${number.format(toNumber(rate))} frames per second throughout.`
  )

export const toneStep = (): CopyStep =>
  step('dynamic-range', 'HDR', 'Its HDR colours become standard range (SDR).')
export const chromaStep = (): CopyStep =>
  step('chroma', 'CHROMA', 'Its colours are stored as 4:2:0.')
export const deinterlaceStep = (): CopyStep =>
  step('deinterlace', 'INTERLACED', 'It becomes progressive (deinterlaced).')
export const soundStep = (from: string): CopyStep =>
  step('sound', 'AUDIO_NOT_AAC', `The sound is coded as AAC instead of ${from}.`)
export const bitrateStep = (): CopyStep =>
  step('bitrate', 'FILE_TOO_LARGE', 'It is coded anew, so that it stays below 4 GB.')

/** @param leftOutS how much the copy leaves out */
export function trimStep(maxS: number, leftOutS: number): CopyStep {
  return step(
    'trim',
    'VIDEO_TOO_LONG',
    `It ends after the first ${number.format(maxS)} s; the last ${number.format(Math.round(leftOutS * 10) / 10)} s are left out.`
  )
}
