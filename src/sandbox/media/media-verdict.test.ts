import { expect, test } from 'vitest'
import { readProbe, type MediaProbe } from './media-probe.ts'
import { checkDuration, lateErrorOf } from './media-verdict.ts'

type VideoProbe = Extract<MediaProbe, { kind: 'video' }>

const fine: VideoProbe = {
  kind: 'video',
  formatName: 'mov,mp4,m4a,3gp,3g2,mj2',
  codec: 'h264',
  width: 1080,
  height: 1920,
  fps: 30,
  videoDurationS: 20,
  fileDurationS: 20
}
const lasting = (videoDurationS: number, fileDurationS = videoDurationS): VideoProbe => ({
  ...fine,
  videoDurationS,
  fileDurationS
})

test.each([
  ['14.94 s', lasting(14.94), 'VIDEO_TOO_SHORT'],
  ['60.06 s', lasting(60.06), 'VIDEO_TOO_LONG'],
  ['sound longer than the picture', lasting(59, 61), 'VIDEO_TOO_LONG'],
  ['sound hiding a short picture', lasting(10, 30), 'VIDEO_TOO_SHORT']
])('a standard account is refused %s', (_name, probe, code) => {
  expect(() => checkDuration(probe, 'standard')).toThrow(
    expect.objectContaining({ status: 422, code })
  )
})

test.each([14.96, 15, 60, 60.04])('a standard account may post %d s', (seconds) => {
  expect(() => checkDuration(lasting(seconds), 'standard')).not.toThrow()
})

test('a creator account may post up to ten minutes', () => {
  expect(() => checkDuration(lasting(600), 'creator')).not.toThrow()
  expect(() => checkDuration(lasting(600.2), 'creator')).toThrow(
    expect.objectContaining({ code: 'VIDEO_TOO_LONG' })
  )
})

test.each([
  ['bytes that are no video', { kind: 'not-a-video' } as const, 'file_format_check_failed'],
  ['a Matroska file', { ...fine, formatName: 'matroska,webm' }, 'file_format_check_failed'],
  ['an unknown codec', { ...fine, codec: 'prores' }, 'file_format_check_failed'],
  ['a side of 358 pixels', { ...fine, width: 358 }, 'picture_size_check_failed'],
  ['a side of 4098 pixels', { ...fine, height: 4098 }, 'picture_size_check_failed'],
  ['20 frames a second', { ...fine, fps: 20 }, 'frame_rate_check_failed'],
  ['90 frames a second', { ...fine, fps: 90 }, 'frame_rate_check_failed'],
  ['an ordinary clip', fine, null],
  [
    'sides and rate just at the bounds',
    { ...fine, width: 360, height: 4096, fps: 24_000 / 1_001 },
    null
  ],
  ['a file nobody could look at', { kind: 'unchecked' } as const, null]
])('%s ends as %s', (_name, probe, code) => {
  expect(lateErrorOf(probe)).toBe(code)
})

test('cover art alone is not a video', () => {
  const cover = { codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1 } }
  expect(
    readProbe(JSON.stringify({ streams: [cover, { codec_type: 'audio' }], format: {} }))
  ).toEqual({ kind: 'not-a-video' })
})
