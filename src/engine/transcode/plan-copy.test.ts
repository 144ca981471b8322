import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOptionsSchema } from '../../contract/media/check.ts'
import type { CopyChoices } from '../../contract/media/transcode.ts'
import type { MediaFacts, PictureFacts } from '../media/probe/media-facts.ts'
import { checkMedia } from '../checks/rules.ts'
import { copyArguments } from './copy-arguments.ts'
import { ownFrame, uprightFrame } from './copy-frame.ts'
import { copyName, isCopyName } from './copy-name.ts'
import type { CopyDecision, CopyPlan, FfmpegAbilities } from './copy-plan.ts'
import { copyRate } from './copy-rate.ts'
import { planCopy } from './plan-copy.ts'

const picture: PictureFacts = {
  codec: 'h264',
  width: 1080,
  height: 1920,
  sampleAspect: { num: 1n, den: 1n },
  rotation: 0,
  averageFps: { num: 30n, den: 1n },
  isSpacingVariable: false,
  durationS: 20,
  pixelFormat: 'yuv420p',
  transfer: 'bt709',
  fieldOrder: 'progressive',
  dolbyVision: false
}
const video: MediaFacts = {
  container: 'mp4',
  sizeBytes: 10_000_000,
  containerDurationS: 20,
  picture,
  soundCodecs: ['aac']
}
const complete: FfmpegAbilities = {
  encoders: new Set(['libx264', 'aac']),
  filters: new Set([
    'scale',
    'fps',
    'pad',
    'crop',
    'boxblur',
    'overlay',
    'bwdif',
    'zscale',
    'tonemap'
  ])
}
const options = checkOptionsSchema.parse({})
const choices: CopyChoices = { mode: 'blur', trim: false }

const decide = (
  change: Partial<MediaFacts>,
  shown: Partial<PictureFacts> = {},
  chosen = choices,
  abilities = complete
): CopyDecision =>
  planCopy({ ...video, ...change, picture: { ...picture, ...shown } }, options, chosen, abilities)
function planOf(decision: CopyDecision): CopyPlan {
  if (decision.kind !== 'plan') throw new Error(`no plan: ${JSON.stringify(decision)}`)
  return decision.plan
}
const settled = (decision: CopyDecision) => planOf(decision).steps.map(({ settles }) => settles)

describe('what a copy gets', () => {
  it('is nothing where the checks found nothing that a copy could settle', () => {
    expect(decide({})).toEqual({ kind: 'nothing' })
    expect(decide({ soundCodecs: [] })).toEqual({ kind: 'nothing' })
    expect(decide({}, { width: 540, height: 960 })).toEqual({ kind: 'nothing' })
  })

  it('is another container alone where only that is wrong: picture and sound stay as they are', () => {
    const plan = planOf(decide({ container: 'matroska' }))
    expect([plan.picture.kind, plan.sound, plan.cutS]).toEqual(['copy', 'copy', null])
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['container'])
  })

  it.each([
    ['a wide picture', { width: 1920, height: 1080 }, 'ASPECT_NOT_9_16'],
    ['another codec', { codec: 'vp9' }, 'CODEC_UNSUPPORTED'],
    ['a frame rate out of range', { averageFps: { num: 120n, den: 1n } }, 'FPS_OUT_OF_RANGE'],
    ['a variable frame rate', { isSpacingVariable: true }, 'FPS_VARIABLE'],
    ['HDR', { transfer: 'smpte2084', pixelFormat: 'yuv420p10le' }, 'HDR'],
    ['4:2:2', { pixelFormat: 'yuv422p10le' }, 'CHROMA'],
    ['interlacing', { fieldOrder: 'tt' }, 'INTERLACED'],
    ['sides over 4096 px', { width: 2430, height: 4320 }, 'SIDE_TOO_LARGE'],
    ['sides under 360 px', { width: 270, height: 480 }, 'SIDE_TOO_SMALL']
  ] as const)(
    'settles %s by coding the picture again, and leaves the sound alone',
    (_what, shown, code) => {
      const decision = decide({}, shown)
      expect(settled(decision)).toContain(code)
      expect([planOf(decision).picture.kind, planOf(decision).sound]).toEqual(['encode', 'copy'])
    }
  )

  it('codes sound alone where only the sound is not AAC', () => {
    const plan = planOf(decide({ soundCodecs: ['pcm_s16le'] }))
    expect([plan.picture.kind, plan.sound]).toEqual(['copy', 'encode'])
  })

  it('cuts only when that was asked for, and so that the check finds no more than is allowed', () => {
    const long = { containerDurationS: 75, picture: { ...picture, durationS: 75 } }
    expect(planCopy({ ...video, ...long }, options, choices, complete)).toMatchObject({
      kind: 'cannot',
      code: 'VIDEO_TOO_LONG'
    })
    const plan = planOf(
      planCopy({ ...video, ...long }, options, { ...choices, trim: true }, complete)
    )
    expect(plan.cutS).toBeLessThan(60)
    expect(plan.cutS).toBeGreaterThan(59.5)
    expect(plan.steps[0]?.message).toContain('last 15 s are left out')
    const custom = planOf(
      planCopy(
        { ...video, ...long },
        { ...options, maxDurationS: 30 },
        { ...choices, trim: true },
        complete
      )
    )
    expect(custom.cutS).toBeGreaterThan(29.5)
  })

  it('bounds the bitrate of a video over 4 GB by what fits', () => {
    const creator = checkOptionsSchema.parse({ accountType: 'creator' })
    const plan = planOf(
      planCopy(
        {
          ...video,
          sizeBytes: 5e9,
          containerDurationS: 600,
          picture: { ...picture, durationS: 600 }
        },
        creator,
        choices,
        complete
      )
    )
    expect(plan.picture.kind === 'encode' && (plan.picture.mostBitsPerS * 600) / 8).toBeLessThan(
      4e9
    )
    expect(plan.steps.map(({ settles }) => settles)).toEqual(['FILE_TOO_LARGE'])
  })

  it('carries over no metadata, no chapters and no track but picture and sound', () => {
    const line = copyArguments(planOf(decide({ container: 'matroska' }))).join(' ')
    expect(line).toContain('-map 0:V:0 -map 0:a:0 -map_metadata -1 -map_chapters -1 -dn -sn')
  })
})

describe('what no copy can mend', () => {
  it.each([
    ['a video that is too short', { containerDurationS: 9 }, { durationS: 9 }, 'VIDEO_TOO_SHORT'],
    ['Dolby Vision alone', {}, { dolbyVision: true }, 'FFMPEG_LACKS']
  ] as const)('is %s', (_what, change, shown, code) => {
    expect(decide(change, shown)).toMatchObject({ kind: 'cannot', code })
  })

  it('is a file without a picture', () => {
    expect(planCopy({ ...video, picture: null }, options, choices, complete)).toMatchObject({
      kind: 'cannot',
      code: 'VIDEO_STREAM_MISSING'
    })
  })

  it('is what the ffmpeg at hand was built without, which is named', () => {
    const poor = { encoders: new Set(['aac']), filters: complete.filters }
    expect(decide({}, { codec: 'vp9' }, choices, poor)).toMatchObject({
      kind: 'cannot',
      code: 'FFMPEG_LACKS',
      message: expect.stringContaining('libx264')
    })
    expect(decide({ container: 'matroska' }, {}, choices, poor).kind).toBe('plan')
    const withoutTone = {
      ...complete,
      filters: new Set([...complete.filters].filter((name) => name !== 'zscale'))
    }
    expect(decide({}, { transfer: 'smpte2084' }, choices, withoutTone)).toMatchObject({
      kind: 'cannot',
      code: 'FFMPEG_LACKS'
    })
    // The picture only moves to another container, so its HDR stays.
    expect(
      settled(decide({ container: 'matroska' }, { transfer: 'smpte2084' }, choices, withoutTone))
    ).toEqual(['CONTAINER_UNSUPPORTED'])
  })
})

describe('the frame of a copy', () => {
  it('is 1080x1920 where the picture need not be enlarged for it, else 720x1280', () => {
    const sizes = (mode: 'blur' | 'crop') =>
      [
        [1920, 1080],
        [1280, 720],
        [1000, 562],
        [3840, 2160]
      ].map(([width = 0, height = 0]) => uprightFrame({ width, height }, mode).width)
    expect(sizes('blur')).toEqual([1080, 1080, 720, 1080])
    expect(sizes('crop')).toEqual([720, 720, 720, 1080])
  })

  it('has even sides that the picture fills in one direction at least, whatever its own are', () => {
    for (const mode of ['blur', 'pad', 'crop'] as const) {
      for (const [width, height] of [
        [1921, 1081],
        [333, 999],
        [4096, 361],
        [361, 4096],
        [1111.5, 701]
      ] as const) {
        const { inner, ...frame } = uprightFrame({ width, height }, mode)
        expect([inner.width % 2, inner.height % 2]).toEqual([0, 0])
        const [over, touches] = [
          inner.width >= frame.width && inner.height >= frame.height,
          inner.width === frame.width || inner.height === frame.height
        ]
        expect(touches).toBe(true)
        expect(
          mode === 'crop' ? over : inner.width <= frame.width && inner.height <= frame.height
        ).toBe(true)
      }
    }
  })
})

describe('the frame rate of a copy', () => {
  const rate = (num: bigint, den: bigint, isSpacingVariable: boolean | null = false) => {
    const { num: n, den: d } = copyRate({ averageFps: { num, den }, isSpacingVariable })
    return `${n}/${d}`
  }
  it('is its own where that is steady and allowed', () => {
    expect([
      rate(30_000n, 1001n),
      rate(23n, 1n),
      rate(2997n, 100n, null),
      rate(384n * 12_288n, 196_608n)
    ]).toEqual(['30000/1001', '23/1', '30000/1001', '24/1'])
  })
  it('is the nearest usual one otherwise', () => {
    expect([
      rate(120n, 1n),
      rate(15n, 1n),
      rate(294n, 10n, true),
      rate(47n, 1n, true),
      rate(27n, 1n, null)
    ]).toEqual(['60/1', '24/1', '30/1', '50/1', '25/1'])
  })
})

describe('the name of a copy', () => {
  it('says whose copy it is, is known again, and fits a file system', () => {
    expect(copyName(Buffer.from('clip.mov'), 1).toString()).toBe('clip (9x16).mp4')
    expect(copyName(Buffer.from('.hidden'), 2).toString()).toBe('.hidden (9x16) 2.mp4')
    const long = copyName(Buffer.from(`${'é'.repeat(127)}.mp4`), 1)
    expect(long.length).toBeLessThanOrEqual(255)
    expect(long.toString()).not.toContain('\uFFFD')
    expect(
      isCopyName(long.toString()) && isCopyName('clip (9x16) 2.mp4') && !isCopyName('clip.mp4')
    ).toBe(true)
  })
})

const anyPicture: fc.Arbitrary<PictureFacts> = fc.record({
  codec: fc.constantFrom('h264', 'hevc', 'vp9', 'mpeg4'),
  width: fc.integer({ min: 16, max: 8000 }),
  height: fc.integer({ min: 16, max: 8000 }),
  sampleAspect: fc.record({ num: fc.bigInt(1n, 40n), den: fc.bigInt(1n, 40n) }),
  rotation: fc.constantFrom(0, 90, 180, 270),
  averageFps: fc.option(fc.record({ num: fc.bigInt(1n, 300_000n), den: fc.bigInt(1n, 1001n) })),
  isSpacingVariable: fc.option(fc.boolean()),
  durationS: fc.double({ min: 0.1, max: 900, noNaN: true }),
  pixelFormat: fc.constantFrom('yuv420p', 'yuv422p', 'yuv444p10le', 'gbrp', null),
  transfer: fc.constantFrom('bt709', 'smpte2084', null),
  fieldOrder: fc.constantFrom('progressive', 'tt', null),
  dolbyVision: fc.boolean()
})
const anyOptions = fc.record({
  accountType: fc.constantFrom('standard', 'creator'),
  strictAspect: fc.boolean(),
  minDurationS: fc.constantFrom(undefined, 5, 20),
  maxDurationS: fc.constantFrom(undefined, 20, 120)
})

/** Returns the facts that the copy would have, according to its plan alone. */
function copied({ picture: plan, sound, lastsS }: CopyPlan, source: PictureFacts): MediaFacts {
  const shared = { durationS: lastsS, isSpacingVariable: false }
  const shown =
    plan.kind === 'copy'
      ? { ...source, ...shared }
      : {
          ...picture,
          ...shared,
          codec: 'h264',
          width: plan.frame.width,
          height: plan.frame.height,
          averageFps: plan.rate,
          transfer: plan.toneMap ? 'bt709' : source.transfer
        }
  return {
    container: 'mp4',
    sizeBytes: 1,
    containerDurationS: lastsS,
    picture: shown,
    soundCodecs: sound === 'none' ? [] : ['aac']
  }
}

it('keeps its shape and stays within the longest side where square pixels make the picture higher', () => {
  expect(ownFrame({ width: 2282, height: 4097.14 }, 'keep')).toMatchObject({
    width: 2282,
    height: 4096
  })
  expect(ownFrame({ width: 1495, height: 2656.1 }, 'keep')).toMatchObject({
    width: 1494,
    height: 2656
  })
  expect(ownFrame({ width: 202, height: 360 }, 'keep')).toMatchObject({ width: 720, height: 1280 })
  expect(ownFrame({ width: 1080, height: 1920 }, 'keep')).toMatchObject({
    width: 1080,
    height: 1920
  })
})

it('whatever a video is, its copy would pass, or it is said why there is none', () => {
  fc.assert(
    fc.property(
      anyPicture,
      anyOptions,
      fc.constantFrom('blur', 'pad', 'crop'),
      fc.constantFrom('mp4', 'matroska'),
      (shown, given, mode, container) => {
        const checks = checkOptionsSchema.parse(given)
        const source: MediaFacts = {
          ...video,
          container,
          picture: shown,
          containerDurationS: shown.durationS
        }
        const decision = planCopy(source, checks, { mode, trim: true }, complete)
        if (decision.kind !== 'plan') return
        const found = checkMedia(copied(decision.plan, shown), checks)
        expect(
          found.filter(({ severity }) => severity === 'block').map(({ message }) => message)
        ).toEqual([])
        // Checks that every finding a step claims to settle is gone.
        const left = new Set(found.map(({ code }) => code))
        expect(
          decision.plan.steps.filter(({ settles, kind }) => kind !== 'scale' && left.has(settles))
        ).toEqual([])
        expect(
          copyArguments(decision.plan).some((argument) => /NaN|undefined|Infinity/.test(argument))
        ).toBe(false)
      }
    ),
    { numRuns: 3_000 }
  )
})
