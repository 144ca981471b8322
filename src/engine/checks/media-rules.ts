import type { CheckOptions } from '../../contract/media/check.ts'
import type { Finding } from '../../contract/media/finding.ts'
import { compareFractions, toNumber } from '../media/process/fraction.ts'
import {
  longerDurationS,
  shownSides,
  type MediaFacts,
  type PictureFacts
} from '../media/probe/media-facts.ts'
import { durationBounds, limits } from './limits.ts'

/** Codecs that both TikTok and Aether accept, by ffmpeg's name. */
const codecNames: ReadonlyMap<string, string> = new Map([
  ['h264', 'H.264'],
  ['hevc', 'H.265']
])
const transferNames: ReadonlyMap<string, string> = new Map([
  ['smpte2084', 'HDR (PQ)'],
  ['arib-std-b67', 'HDR (HLG)']
])
/** 22.95 and 60.05 fps: the bounds with a tolerance of 0.05. */
const slowest = { num: 459n, den: 20n }
const fastest = { num: 1201n, den: 20n }

type Judge = (facts: MediaFacts, options: CheckOptions) => Finding | null
type PictureJudge = (picture: PictureFacts, options: CheckOptions) => Finding | null

/** Without a picture, only `pictureMissing` reports something. */
const onPicture =
  (judge: PictureJudge): Judge =>
  (facts, options) =>
    facts.picture ? judge(facts.picture, options) : null

export const pictureMissing: Judge = (facts) =>
  facts.picture
    ? null
    : {
        code: 'VIDEO_STREAM_MISSING',
        severity: 'block',
        measured: { value: 0, unit: 'video streams' },
        allowed: { min: 1, unit: 'video streams' },
        message: 'The file has no moving picture (a cover image does not count).',
        action: 'Export the clip again with its picture.'
      }

export const codec: Judge = onPicture((picture) =>
  codecNames.has(picture.codec)
    ? null
    : {
        code: 'CODEC_UNSUPPORTED',
        severity: 'block',
        measured: { value: picture.codec, unit: 'codec' },
        allowed: { value: 'h264 or hevc', unit: 'codec' },
        message: `The picture is coded as ${picture.codec}; H.264 and H.265 can be posted.`,
        action: 'Export the clip as H.264 in an MP4 file.'
      }
)

export const tooShort: Judge = (facts, options) => {
  if (!facts.picture) return null
  const { minS, maxS } = durationBounds(options)
  const lastsS = toTenths(facts.picture.durationS ?? 0)
  if (lastsS >= minS) return null
  return {
    code: 'VIDEO_TOO_SHORT',
    severity: 'block',
    measured: { value: lastsS, unit: 's' },
    allowed: { min: minS, max: maxS, unit: 's' },
    message: `The picture lasts ${lastsS} s; ${accountWord(options)} takes ${minS} to ${maxS} s.`,
    action: `Make the clip at least ${minS} s long.`
  }
}

export const tooLong: Judge = (facts, options) => {
  if (!facts.picture) return null
  const { minS, maxS } = durationBounds(options)
  const lastsS = toTenths(longerDurationS(facts) ?? 0)
  if (lastsS <= maxS) return null
  const hint =
    options.accountType === 'standard' &&
    options.maxDurationS === undefined &&
    lastsS <= limits.durationS.creator.max
  return {
    code: 'VIDEO_TOO_LONG',
    severity: 'block',
    measured: { value: lastsS, unit: 's' },
    allowed: { min: minS, max: maxS, unit: 's' },
    message: `The clip lasts ${lastsS} s; ${accountWord(options)} takes ${minS} to ${maxS} s.`,
    action: `Trim the clip to ${maxS} s${hint ? ', or set the account type to creator if TikTok gives this account long videos' : ''}.`
  }
}

export const aspect: Judge = onPicture((picture, options) => {
  const { width, height } = shownSides(picture)
  // The side rules handle a side that the file does not state.
  if (width <= 0 || height <= 0) return null
  const wide = width >= height
  const verdict = aspectSeverity({ width, height }, options)
  if (!verdict) return null
  const shape = `${Math.round(width)}x${Math.round(height)}`
  return {
    code: 'ASPECT_NOT_9_16',
    severity: verdict,
    measured: { value: Math.round((width / height) * 1e4) / 1e4, unit: 'width / height' },
    allowed: { value: 0.5625, unit: 'width / height' },
    message: wide
      ? `The picture is shown ${shape}, ${width > height ? 'wider than high' : 'square'}; TikTok is made for upright 9:16.`
      : `The picture is shown ${shape}, which is not 9:16; TikTok will add bars or cut it.`,
    action:
      wide && verdict === 'block' && !options.strictAspect
        ? 'Make an upright copy, or choose Post as it is.'
        : 'Export the clip at 1080x1920.'
  }
})

function aspectSeverity(
  shown: { width: number; height: number },
  options: CheckOptions
): 'block' | 'warn' | null {
  const ideal = limits.aspect.width / limits.aspect.height
  const exact =
    Math.abs(shown.width - shown.height * ideal) <= 1 ||
    Math.abs(shown.height - shown.width / ideal) <= 1
  // Strict means exact as far as whole, even pixels allow: 608x1080 is the closest with 1080 lines.
  if (options.strictAspect) return exact ? null : 'block'
  if (shown.width >= shown.height) return options.allowAspect ? 'warn' : 'block'
  const deviation = Math.abs(shown.width / shown.height / ideal - 1)
  return deviation > limits.aspect.tolerance + 1e-9 ? 'warn' : null
}

export const sideTooSmall: Judge = onPicture((picture) => {
  const smaller = Math.min(picture.width, picture.height)
  if (smaller < limits.side.minPx) {
    return {
      code: 'SIDE_TOO_SMALL',
      severity: 'block',
      measured: { value: smaller, unit: 'px' },
      allowed: { min: limits.side.minPx, max: limits.side.maxPx, unit: 'px' },
      message: `The picture is ${picture.width}x${picture.height} px; TikTok takes sides of ${limits.side.minPx} to ${limits.side.maxPx} px.`,
      action: 'Export the clip at 1080x1920.'
    }
  }
  const shown = shownSides(picture)
  const { widthPx, heightPx } = limits.shown
  if (Math.round(shown.width) >= widthPx && Math.round(shown.height) >= heightPx) return null
  return {
    code: 'SIDE_TOO_SMALL',
    severity: 'warn',
    measured: { value: `${Math.round(shown.width)}x${Math.round(shown.height)}`, unit: 'px' },
    allowed: { min: `${widthPx}x${heightPx}`, unit: 'px' },
    message: `The picture is shown ${Math.round(shown.width)}x${Math.round(shown.height)} px; under ${widthPx}x${heightPx} it looks soft on a phone.`,
    action: 'Post it as it is, or export the clip at 1080x1920.'
  }
})

export const sideTooLarge: Judge = onPicture((picture) => {
  const larger = Math.max(picture.width, picture.height)
  if (larger <= limits.side.maxPx) return null
  return {
    code: 'SIDE_TOO_LARGE',
    severity: 'block',
    measured: { value: larger, unit: 'px' },
    allowed: { min: limits.side.minPx, max: limits.side.maxPx, unit: 'px' },
    message: `The picture is ${picture.width}x${picture.height} px; TikTok takes sides of ${limits.side.minPx} to ${limits.side.maxPx} px.`,
    action: 'Export the clip at 1080x1920.'
  }
})

export const frameRate: Judge = onPicture((picture) => {
  const average = picture.averageFps
  if (
    !average ||
    (compareFractions(average, slowest) >= 0 && compareFractions(average, fastest) <= 0)
  )
    return null
  const shown = Math.round(toNumber(average) * 1000) / 1000
  return {
    code: 'FPS_OUT_OF_RANGE',
    severity: 'block',
    measured: { value: shown, unit: 'fps' },
    allowed: { ...limits.fps, unit: 'fps' },
    message: `The clip has ${shown} frames per second on average; TikTok takes ${limits.fps.min} to ${limits.fps.max}.`,
    action: 'Export the clip at 30 frames per second.'
  }
})

export const variableRate: Judge = onPicture((picture) =>
  picture.isSpacingVariable
    ? {
        code: 'FPS_VARIABLE',
        severity: 'warn',
        measured: { value: 'variable', unit: 'frame rate' },
        allowed: { value: 'constant', unit: 'frame rate' },
        message:
          'The frame rate varies; TikTok sometimes refuses such clips or lets sound and picture drift.',
        action: 'Post it as it is, or export it with a constant frame rate.'
      }
    : null
)

export const soundMissing: Judge = (facts) =>
  facts.picture && facts.soundCodecs.length === 0
    ? {
        code: 'AUDIO_MISSING',
        severity: 'warn',
        measured: { value: 0, unit: 'sound tracks' },
        allowed: { min: 1, unit: 'sound tracks' },
        message: 'The clip has no sound track.',
        action: 'Post it silent, or export it with sound.'
      }
    : null

export const soundNotAac: Judge = (facts) => {
  const [first] = facts.soundCodecs
  if (!facts.picture || first === undefined || first === 'aac') return null
  return {
    code: 'AUDIO_NOT_AAC',
    severity: 'warn',
    measured: { value: first, unit: 'codec' },
    allowed: { value: 'aac', unit: 'codec' },
    message: `The sound is coded as ${first}; only AAC is known to come through everywhere.`,
    action: 'Post it as it is, or export it with AAC sound.'
  }
}

export const hdr: Judge = onPicture((picture) => {
  const found =
    transferNames.get(picture.transfer ?? '') ?? (picture.dolbyVision ? 'Dolby Vision' : null)
  if (!found) return null
  return {
    code: 'HDR',
    severity: 'warn',
    measured: { value: found, unit: 'dynamic range' },
    allowed: { value: 'SDR', unit: 'dynamic range' },
    message: `The picture is ${found}; on TikTok it may look washed out or too bright.`,
    action: 'Post it as it is, or export it in standard range (SDR, BT.709).'
  }
})

export const chroma: Judge = onPicture((picture) => {
  const sampling = chromaSampling(picture.pixelFormat)
  if (sampling === null) return null
  if (sampling === '4:2:0') return deepH264(picture)
  return {
    code: 'CHROMA',
    severity: 'warn',
    measured: { value: sampling, unit: 'chroma' },
    allowed: { value: '4:2:0', unit: 'chroma' },
    message: `The colours are stored as ${sampling}; many phones and TikTok's converter expect 4:2:0.`,
    action: 'Post it as it is, or export it as 4:2:0 (yuv420p).'
  }
})

/** Phones play 10-bit H.265, but not H.264 over 8 bits: their decoders stop at the High profile. */
function deepH264(picture: PictureFacts): Finding | null {
  const bits = /(?:9|1\d)(?=[bl]e$)/.exec(picture.pixelFormat ?? '')?.[0]
  if (picture.codec !== 'h264' || bits === undefined) return null
  return {
    code: 'CHROMA',
    severity: 'warn',
    measured: { value: `4:2:0 in ${bits} bits`, unit: 'chroma' },
    allowed: { value: '4:2:0 in 8 bits', unit: 'chroma' },
    message: `The picture is H.264 with ${bits} bits a colour; most phones cannot play that.`,
    action: 'Post it as it is, or export it with 8 bits a colour (yuv420p).'
  }
}

function chromaSampling(pixelFormat: string | null): string | null {
  if (pixelFormat === null) return null
  const planar = /^yuv[aj]?(4)([1-4])([0-4])p/.exec(pixelFormat)
  if (planar) return planar.slice(1, 4).join(':')
  return /^(?:nv12|nv21|p01[026])/.test(pixelFormat) ? '4:2:0' : pixelFormat
}

export const interlaced: Judge = onPicture((picture) =>
  ['tt', 'bb', 'tb', 'bt'].includes(picture.fieldOrder ?? '')
    ? {
        code: 'INTERLACED',
        severity: 'warn',
        measured: { value: 'interlaced', unit: 'scan' },
        allowed: { value: 'progressive', unit: 'scan' },
        message: 'The picture is interlaced; movement will show comb edges on phones.',
        action: 'Post it as it is, or export it progressive (deinterlaced).'
      }
    : null
)

/** Compares durations in tenths of a second, so that a last sound packet of 20 ms has no effect. */
function toTenths(durationS: number): number {
  return Math.round(durationS * 10) / 10
}

function accountWord(options: CheckOptions): string {
  if (options.minDurationS !== undefined || options.maxDurationS !== undefined)
    return 'this account'
  return options.accountType === 'standard' ? 'a standard account' : 'a creator account'
}
