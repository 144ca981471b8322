import { expect, it } from 'vitest'
import { lengthNamed } from './length-named.ts'

it.each([
  [
    'VIDEO_TOO_LONG',
    'The video is 75.0 s long; this account takes 15 to 60 s.',
    75.02,
    { maxDurationS: 60 }
  ],
  [
    'VIDEO_TOO_LONG',
    'Video duration exceeds the maximum of 3 minutes for this account.',
    241,
    { maxDurationS: 180 }
  ],
  ['VIDEO_TOO_LONG', 'max 60sec, yours: 75sec', 75.4, { maxDurationS: 60 }],
  [
    'VIDEO_TOO_SHORT',
    'The video is 2.0 s long; this account takes 15 to 60 s.',
    2,
    { minDurationS: 15 }
  ],
  ['VIDEO_TOO_SHORT', 'Videos must be between 3 and 600 seconds.', 1.5, { minDurationS: 3 }],
  ['VIDEO_TOO_SHORT', 'At least 3–60 s', 1, { minDurationS: 3 }],
  // No number in these texts can be the limit.
  ['VIDEO_TOO_LONG', 'The video is 75 s long.', 75.4, null],
  ['VIDEO_TOO_LONG', 'The video is too long (error 42, see page 10).', 75, null],
  ['VIDEO_TOO_SHORT', 'The video is too short.', 2, null],
  ['CAPTION_TOO_LONG', 'The caption takes 10 s to read.', 75, null]
] as const)('%s: %s', (code, words, lastsS, limit) => {
  expect(lengthNamed(code, words, lastsS)).toEqual(limit)
})
