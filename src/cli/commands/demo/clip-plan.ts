import type { FindingCode } from '../../../contract/media/finding.ts'

/** How a clip should end: published with a link, or blocked by this finding before it is sent. */
export type Expectation = { kind: 'published' } | { kind: 'blocked'; code: FindingCode }

/** How a clip comes about: encoded from nothing, copied out of an encoded one, or made by bytes. */
export type Recipe =
  | { kind: 'encode'; width: number; height: number }
  /** `input` and `output` are ffmpeg options around a stream copy of the base clip. */
  | { kind: 'copy'; input: string[]; output: string[] }
  /** The base clip's first part only, as a broken download leaves it. */
  | { kind: 'cut'; fraction: number }
  | { kind: 'text'; text: string }

export interface Clip {
  name: string
  recipe: Recipe
  expect: Expectation
}

/** The base clip: portrait, 16 s at 24 frames a second, plain enough to encode in a moment. */
export const base = { width: 720, height: 1280, fps: 24, durationS: 16 } as const

const published: Expectation = { kind: 'published' }
const blocked = (code: FindingCode): Expectation => ({ kind: 'blocked', code })
const copy = (output: string[], input: string[] = []): Recipe => ({ kind: 'copy', input, output })

/** What the demo publishes, and what it must not. The first clip is the base of all copies. */
export const clips: readonly [Clip, ...Clip[]] = [
  {
    name: '01 morning run.mp4',
    recipe: { kind: 'encode', width: base.width, height: base.height },
    expect: published
  },
  { name: '02 sunset 🌅.mp4', recipe: copy(['-t', '15.5']), expect: published },
  { name: "03 it's a wrap.mov", recipe: copy(['-f', 'mov']), expect: published },
  { name: '04 silent video.mp4', recipe: copy(['-an']), expect: published },
  { name: '05 half a minute.mp4', recipe: copy([], ['-stream_loop', '1']), expect: published },
  {
    name: '06 from a stream.mp4',
    recipe: copy(['-movflags', 'frag_keyframe+empty_moov']),
    expect: published
  },
  { name: '07 too short.mp4', recipe: copy(['-t', '9']), expect: blocked('VIDEO_TOO_SHORT') },
  {
    name: '08 too long.mp4',
    recipe: copy([], ['-stream_loop', '4']),
    expect: blocked('VIDEO_TOO_LONG')
  },
  {
    name: '09 landscape.mp4',
    recipe: { kind: 'encode', width: base.height, height: base.width },
    expect: blocked('ASPECT_NOT_9_16')
  },
  {
    name: '10 stamp-sized.mp4',
    recipe: { kind: 'encode', width: 180, height: 320 },
    expect: blocked('SIDE_TOO_SMALL')
  },
  {
    name: '11 slide show.mp4',
    recipe: copy(['-an'], ['-itsscale', '2']),
    expect: blocked('FPS_OUT_OF_RANGE')
  },
  {
    name: '12 broken download.mp4',
    recipe: { kind: 'cut', fraction: 0.6 },
    expect: blocked('FILE_TRUNCATED')
  },
  {
    name: '13 really a matroska.mp4',
    recipe: copy(['-f', 'matroska']),
    expect: blocked('CONTAINER_UNSUPPORTED')
  },
  {
    name: '14 shopping list.mp4',
    recipe: { kind: 'text', text: 'milk, bread, a new tripod\n' },
    expect: blocked('CONTAINER_UNSUPPORTED')
  }
]
