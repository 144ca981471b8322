import { describe, expect, it } from 'vitest'
import { checkOptionsSchema, type CheckOptions } from '../../contract/media/check.ts'
import type { Finding } from '../../contract/media/finding.ts'
import type { MediaFacts, PictureFacts } from '../media/probe/media-facts.ts'
import { checkMedia, verdictOf } from './rules.ts'

const square = { num: 1n, den: 1n }
const goodPicture: PictureFacts = {
  codec: 'h264',
  width: 1080,
  height: 1920,
  sampleAspect: square,
  rotation: 0,
  averageFps: { num: 30n, den: 1n },
  isSpacingVariable: false,
  durationS: 30,
  pixelFormat: 'yuv420p',
  transfer: 'bt709',
  fieldOrder: 'progressive',
  dolbyVision: false
}
const good: MediaFacts = {
  container: 'mp4',
  sizeBytes: 1e6,
  containerDurationS: 30,
  picture: goodPicture,
  soundCodecs: ['aac']
}

const judge = (facts: Partial<MediaFacts>, options: Partial<CheckOptions> = {}): Finding[] =>
  checkMedia({ ...good, ...facts }, checkOptionsSchema.parse(options))
const codes = (findings: Finding[]) =>
  findings.map((finding) => `${finding.code} ${finding.severity}`)
const picture = (part: Partial<PictureFacts>, options: Partial<CheckOptions> = {}) =>
  codes(judge({ picture: { ...goodPicture, ...part } }, options))
const lasting = (pictureS: number, containerS: number, options: Partial<CheckOptions> = {}) =>
  codes(
    judge(
      { picture: { ...goodPicture, durationS: pictureS }, containerDurationS: containerS },
      options
    )
  )

describe('the rules on a video', () => {
  it('find nothing in an upright H.264 clip of 30 seconds with AAC sound', () => {
    expect(judge({})).toEqual([])
    expect(verdictOf([])).toBe('ok')
  })

  it('say what was measured and what is allowed', () => {
    expect(judge({ picture: { ...goodPicture, durationS: 14.94 } })).toMatchObject([
      {
        code: 'VIDEO_TOO_SHORT',
        measured: { value: 14.9, unit: 's' },
        allowed: { min: 15, max: 60, unit: 's' },
        message: 'The picture lasts 14.9 s; a standard account takes 15 to 60 s.'
      }
    ])
  })

  it.each([
    [14.949, 14.949, {}, ['VIDEO_TOO_SHORT block']],
    [14.95, 14.95, {}, []],
    [60.049, 60.049, {}, []],
    [60.051, 60.051, {}, ['VIDEO_TOO_LONG block']],
    [30, 60.06, {}, ['VIDEO_TOO_LONG block']],
    [60.06, 30, {}, ['VIDEO_TOO_LONG block']],
    [14.9, 20, {}, ['VIDEO_TOO_SHORT block']],
    [600, 600.04, { accountType: 'creator' }, []],
    [600.1, 600.1, { accountType: 'creator' }, ['VIDEO_TOO_LONG block']],
    [3, 3, { minDurationS: 3 }, []],
    [2.9, 2.9, { minDurationS: 3 }, ['VIDEO_TOO_SHORT block']],
    [14.9, 14.9, { accountType: 'creator' }, ['VIDEO_TOO_SHORT block']],
    [15, 15, { accountType: 'creator' }, []],
    [180, 180, { maxDurationS: 180 }, []],
    [180.1, 180.1, { maxDurationS: 180, accountType: 'creator' }, ['VIDEO_TOO_LONG block']]
  ] as const)(
    'judge a picture of %d s in a file of %d s with %o',
    (pictureS, containerS, options, expected) => {
      expect(lasting(pictureS, containerS, options)).toEqual(expected)
    }
  )

  it('take a video of unknown length for one without any', () => {
    expect(
      codes(judge({ picture: { ...goodPicture, durationS: null }, containerDurationS: null }))
    ).toEqual(['VIDEO_TOO_SHORT block'])
  })

  it.each([
    [359, 640, ['SIDE_TOO_SMALL block']],
    [360, 640, ['SIDE_TOO_SMALL warn']],
    [719, 1280, ['SIDE_TOO_SMALL warn']],
    [720, 1279, ['SIDE_TOO_SMALL warn']],
    [720, 1280, []],
    [2304, 4096, []],
    [2304, 4097, ['SIDE_TOO_LARGE block']]
  ])('judge sides of %d x %d px', (width, height, expected) => {
    expect(picture({ width, height })).toEqual(expected)
  })

  it.each([
    [2294n, 100n, ['FPS_OUT_OF_RANGE block']],
    [2295n, 100n, []],
    [24_000n, 1001n, []],
    [60_000n, 1001n, []],
    [6005n, 100n, []],
    [60_050_001n, 1_000_000n, ['FPS_OUT_OF_RANGE block']]
  ])('judge an average of %d/%d frames per second', (num, den, expected) => {
    expect(picture({ averageFps: { num, den } })).toEqual(expected)
  })

  it('say that 23 to 60 frames per second are allowed, without the tolerance', () => {
    const [finding] = judge({ picture: { ...goodPicture, averageFps: { num: 61n, den: 1n } } })
    expect(finding?.allowed).toEqual({ min: 23, max: 60, unit: 'fps' })
  })

  it.each([
    ['9:16', { width: 1080, height: 1920 }, []],
    ['0.9 % off', { width: 1090, height: 1920 }, []],
    ['1.1 % off', { width: 1092, height: 1920 }, ['ASPECT_NOT_9_16 warn']],
    ['4:5', { width: 1080, height: 1350 }, ['ASPECT_NOT_9_16 warn']],
    ['square', { width: 1280, height: 1280 }, ['ASPECT_NOT_9_16 block']],
    ['one pixel upright', { width: 1280, height: 1282 }, ['ASPECT_NOT_9_16 warn']],
    ['wide, turned upright', { width: 1920, height: 1080, rotation: 270 }, []],
    ['upright, turned wide', { rotation: 90 }, ['ASPECT_NOT_9_16 block', 'SIDE_TOO_SMALL warn']],
    ['upright, stretched wide', { sampleAspect: { num: 2n, den: 1n } }, ['ASPECT_NOT_9_16 block']],
    [
      'stretched and turned upright',
      { width: 1440, height: 1080, rotation: 90, sampleAspect: { num: 4n, den: 3n } },
      []
    ]
  ] as const)('judge a picture that is %s', (_name, part, expected) => {
    expect(picture(part)).toEqual(expected)
  })

  it('let a wide picture through as it is when a person says so, with a warning', () => {
    expect(picture({ width: 1280, height: 1280 }, { allowAspect: true })).toEqual([
      'ASPECT_NOT_9_16 warn'
    ])
  })

  it('block every deviation from 9:16 that even sides do not force, if the account is strict', () => {
    const strict = { strictAspect: true, allowAspect: true }
    expect(picture({}, strict)).toEqual([])
    expect(picture({ width: 1214, height: 2158 }, strict)).toEqual([])
    expect(picture({ width: 1090 }, strict)).toEqual(['ASPECT_NOT_9_16 block'])
    expect(picture({ width: 1280, height: 1280 }, strict)).toEqual(['ASPECT_NOT_9_16 block'])
  })

  it.each([
    [{ codec: 'hevc' }, []],
    [{ codec: 'av1' }, ['CODEC_UNSUPPORTED block']],
    [{ isSpacingVariable: true }, ['FPS_VARIABLE warn']],
    [{ isSpacingVariable: null }, []],
    [{ transfer: 'smpte2084' }, ['HDR warn']],
    [{ transfer: 'arib-std-b67' }, ['HDR warn']],
    [{ dolbyVision: true }, ['HDR warn']],
    [{ codec: 'hevc', pixelFormat: 'yuv420p10le' }, []],
    [{ pixelFormat: 'yuv420p10le' }, ['CHROMA warn']],
    [{ pixelFormat: 'yuv420p9be' }, ['CHROMA warn']],
    [{ pixelFormat: 'p010le' }, ['CHROMA warn']],
    [{ pixelFormat: 'nv12' }, []],
    [{ pixelFormat: 'yuvj420p' }, []],
    [{ pixelFormat: 'yuv422p' }, ['CHROMA warn']],
    [{ pixelFormat: 'yuv444p10le' }, ['CHROMA warn']],
    [{ pixelFormat: 'gbrp' }, ['CHROMA warn']],
    [{ pixelFormat: null }, []],
    [{ fieldOrder: 'tt' }, ['INTERLACED warn']],
    [{ fieldOrder: 'unknown' }, []]
  ] as const)('judge a picture with %o', (part, expected) => {
    expect(picture(part)).toEqual(expected)
  })

  it('judge the sound by its first track', () => {
    expect(codes(judge({ soundCodecs: [] }))).toEqual(['AUDIO_MISSING warn'])
    expect(codes(judge({ soundCodecs: ['pcm_s16le'] }))).toEqual(['AUDIO_NOT_AAC warn'])
    expect(codes(judge({ soundCodecs: ['aac', 'ac3'] }))).toEqual([])
  })

  it('say one thing about a file without a picture', () => {
    expect(codes(judge({ picture: null }))).toEqual(['VIDEO_STREAM_MISSING block'])
  })
})
