import type { CheckOptions } from '../../contract/media/check.ts'
import { fixableCodes, type CopyChoices, type CopyStep } from '../../contract/media/transcode.ts'
import type { Finding, FindingCode } from '../../contract/media/finding.ts'
import { durationBounds, limits } from '../checks/limits.ts'
import { checkVideo } from '../checks/rules.ts'
import { toNumber } from '../media/process/fraction.ts'
import {
  longerDurationS,
  shownSides,
  type MediaFacts,
  type PictureFacts
} from '../media/probe/media-facts.ts'
import { ownFrame, uprightFrame, type CopyFrame } from './copy-frame.ts'
import type { CopyDecision, CopyPlan, FfmpegAbilities } from './copy-plan.ts'
import { copyRate } from './copy-rate.ts'
import * as say from './copy-steps.ts'

/** A copy stays this far below the size that is certainly accepted. */
const mostBytes = limits.largestCertainBytes * 0.95
const soundBitsPerS = 192_000
/** More than any phone shows; it limits noise, which has endless detail. */
const ceilingBitsPerS = 40_000_000
/** Packets are cut in decoding order, which runs a few frames ahead of presentation order. */
const copiedCutMarginS = 0.3

type Found = ReadonlyMap<FindingCode, Finding>

/**
 * Decides the least that a copy needs so that no check refuses it; the rest is copied unchanged.
 * Each step names its finding. A low resolution stays unless refused: upscaling adds nothing.
 */
export function planCopy(
  facts: MediaFacts,
  options: CheckOptions,
  choices: CopyChoices,
  abilities: FfmpegAbilities
): CopyDecision {
  const findings = checkVideo(facts, options)
  const { picture } = facts
  const stays = findings.find(
    ({ code, severity }) => severity === 'block' && !fixableCodes.has(code)
  )
  if (stays || picture === null) return cannot(stays)
  const found: Found = new Map(findings.filter(isFixable).map((finding) => [finding.code, finding]))
  if (found.size === 0) return { kind: 'nothing' }
  const { minS, maxS } = durationBounds(options)
  if (found.has('VIDEO_TOO_LONG') && !choices.trim) {
    return {
      kind: 'cannot',
      code: 'VIDEO_TOO_LONG',
      message: `It is longer than ${maxS} s, and cutting it was not asked for.`
    }
  }
  return planFor({ facts, picture, found, choices, abilities, minS, maxS })
}

function isFixable({ code, severity }: Finding): boolean {
  return fixableCodes.has(code) && (code !== 'SIDE_TOO_SMALL' || severity === 'block')
}

function cannot(finding: Finding | undefined): CopyDecision {
  if (finding?.code === 'VIDEO_TOO_SHORT')
    return {
      kind: 'cannot',
      code: finding.code,
      message: `${finding.message} A copy cannot make it longer.`
    }
  return {
    kind: 'cannot',
    code: finding?.code ?? 'VIDEO_STREAM_MISSING',
    message: finding?.message ?? 'The file has no moving picture.'
  }
}

interface Ground {
  facts: MediaFacts
  picture: PictureFacts
  found: Found
  choices: CopyChoices
  abilities: FfmpegAbilities
  minS: number
  maxS: number
}

function planFor(ground: Ground): CopyDecision {
  const { facts, picture, found, abilities } = ground
  const wholeS = longerDurationS(facts)
  const frame = frameFor(ground)
  const rate = copyRate(picture)
  const pictureSteps = stepsOnPicture(ground, frame, rate)
  const toneProblem = found.has('HDR') ? toneMapProblem(picture, abilities) : null
  const otherSteps = stepsBeside(ground, wholeS)
  if (toneProblem !== null && (pictureSteps.length > 0 || otherSteps.length === 0))
    return { kind: 'cannot', code: 'FFMPEG_LACKS', message: toneProblem }
  const toneMap = found.has('HDR') && toneProblem === null
  if (toneMap) pictureSteps.push(say.toneStep())

  const isTrimmed = found.has('VIDEO_TOO_LONG')
  const isTooLarge =
    found.has('FILE_TOO_LARGE') &&
    facts.sizeBytes * (isTrimmed && wholeS ? ground.maxS / wholeS : 1) > mostBytes
  if (isTooLarge) pictureSteps.push(say.bitrateStep())
  // If the shortest and longest allowed lengths nearly match, a cut between packets is too coarse.
  const needsFineCut = isTrimmed && ground.maxS - copiedCutMarginS < ground.minS
  const encodes = pictureSteps.length > 0 || needsFineCut
  const cutS = isTrimmed ? ground.maxS - (encodes ? 1 / toNumber(rate) : copiedCutMarginS) : null
  const lastsS = cutS ?? wholeS
  const mostBitsPerS =
    lastsS === null
      ? ceilingBitsPerS
      : Math.floor(Math.min(ceilingBitsPerS, (mostBytes * 8) / lastsS - soundBitsPerS))
  const lacking =
    encodes || found.has('AUDIO_NOT_AAC') ? lackingTool(ground, encodes, toneMap, frame) : null
  if (lacking !== null)
    return {
      kind: 'cannot',
      code: 'FFMPEG_LACKS',
      message: `The FFmpeg on this computer was built without ${lacking}. Install a complete one, or set FFMPEG_PATH to it.`
    }

  const steps: CopyStep[] = [
    ...otherSteps.filter(({ kind }) => kind === 'container'),
    ...pictureSteps,
    ...otherSteps.filter(({ kind }) => kind !== 'container')
  ]
  const plan: CopyPlan = {
    steps,
    container: facts.container,
    cutS,
    lastsS,
    picture: encodes
      ? {
          kind: 'encode',
          frame,
          rate,
          deinterlace: found.has('INTERLACED'),
          toneMap,
          fromRgb: isRgb(picture),
          mostBitsPerS
        }
      : { kind: 'copy', codec: picture.codec },
    sound:
      facts.soundCodecs.length === 0 ? 'none' : facts.soundCodecs[0] === 'aac' ? 'copy' : 'encode',
    roomBytes: roomFor(facts, encodes, frame, toNumber(rate), lastsS)
  }
  return { kind: 'plan', plan }
}

function frameFor({ picture, found, choices }: Ground): CopyFrame {
  const shown = shownSides(picture)
  if (found.has('ASPECT_NOT_9_16')) return uprightFrame(shown, choices.mode)
  return ownFrame(
    shown,
    found.has('SIDE_TOO_LARGE') ? 'smaller' : found.has('SIDE_TOO_SMALL') ? 'larger' : 'keep'
  )
}

/** Returns the steps that require encoding the picture again. */
function stepsOnPicture(
  { picture, found }: Ground,
  frame: CopyFrame,
  rate: ReturnType<typeof copyRate>
): CopyStep[] {
  const steps: CopyStep[] = []
  if (found.has('ASPECT_NOT_9_16')) steps.push(say.frameStep(frame))
  for (const code of ['SIDE_TOO_SMALL', 'SIDE_TOO_LARGE'] as const)
    if (found.has(code)) steps.push(say.scaleStep(code, frame))
  if (found.has('CODEC_UNSUPPORTED')) steps.push(say.codecStep(picture.codec))
  for (const code of ['FPS_OUT_OF_RANGE', 'FPS_VARIABLE'] as const)
    if (found.has(code)) steps.push(say.rateStep(code, rate))
  if (found.has('CHROMA')) steps.push(say.chromaStep())
  if (found.has('INTERLACED')) steps.push(say.deinterlaceStep())
  return steps
}

/** Returns the steps that leave the picture unchanged. */
function stepsBeside({ facts, found, maxS }: Ground, wholeS: number | null): CopyStep[] {
  const steps: CopyStep[] = []
  if (found.has('CONTAINER_UNSUPPORTED')) steps.push(say.containerStep())
  if (found.has('AUDIO_NOT_AAC')) steps.push(say.soundStep(facts.soundCodecs[0] ?? 'unknown'))
  if (found.has('VIDEO_TOO_LONG')) steps.push(say.trimStep(maxS, (wholeS ?? maxS) - maxS))
  return steps
}

/** Returns why HDR cannot become SDR here; null if it can. */
function toneMapProblem(picture: PictureFacts, { filters }: FfmpegAbilities): string | null {
  if (picture.transfer !== 'smpte2084' && picture.transfer !== 'arib-std-b67')
    return 'Its Dolby Vision colours have no plain HDR picture beneath them that could be converted. Export it in standard range (SDR).'
  if (filters.has('zscale') && filters.has('tonemap')) return null
  return 'The FFmpeg on this computer cannot convert HDR (it was built without zscale and tonemap). Install a complete one, set FFMPEG_PATH to it, or export the clip in standard range.'
}

/** Returns the name of the first feature that ffmpeg lacks for this; null if it has everything. */
function lackingTool(
  { found, facts, abilities }: Ground,
  encodes: boolean,
  toneMap: boolean,
  frame: CopyFrame
): string | null {
  const encoders = [
    ...(encodes ? ['libx264'] : []),
    ...(facts.soundCodecs.length > 0 && found.has('AUDIO_NOT_AAC') ? ['aac'] : [])
  ]
  const perFrame = { blur: ['boxblur', 'overlay'], pad: ['pad'], crop: ['crop'], scale: [] }[
    frame.kind
  ]
  const filters = encodes
    ? [
        'scale',
        'fps',
        ...perFrame,
        ...(found.has('INTERLACED') ? ['bwdif'] : []),
        ...(toneMap ? ['zscale', 'tonemap'] : [])
      ]
    : []
  return (
    encoders.find((name) => !abilities.encoders.has(name)) ??
    filters.find((name) => !abilities.filters.has(name)) ??
    null
  )
}

function isRgb({ pixelFormat }: PictureFacts): boolean {
  return /^(?:gbr|a?rgb|a?bgr|0rgb|0bgr|pal8)/.test(pixelFormat ?? '')
}

/** Lively videos need about 1/7 bit a pixel; the packets of a copied picture keep their size. */
function roomFor(
  facts: MediaFacts,
  encodes: boolean,
  frame: CopyFrame,
  fps: number,
  lastsS: number | null
): number {
  const wholeS = longerDurationS(facts)
  if (encodes)
    return Math.ceil(
      (((frame.width * frame.height * fps) / 7 + soundBitsPerS) / 8) * (lastsS ?? 600)
    )
  return Math.ceil(facts.sizeBytes * (lastsS && wholeS ? Math.min(1, lastsS / wholeS) : 1) * 1.02)
}
