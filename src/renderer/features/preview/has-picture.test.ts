import { expect, it } from 'vitest'
import type { FindingCode } from '../../../contract/media/finding.ts'
import { hasPicture } from './has-picture.ts'

const found = (...codes: FindingCode[]) =>
  codes.map((code) => ({ code, severity: 'block' as const }))

it.each([
  ['a video that passed its check', 'ready', 20, [], true],
  ['a video that is too short', 'needs-attention', 5, found('VIDEO_TOO_SHORT'), true],
  ['a file that is being checked', 'checking', 20, [], false],
  [
    'a file in which nothing could be measured',
    'needs-attention',
    null,
    found('FILE_TRUNCATED'),
    false
  ],
  ['a video of another kind', 'needs-attention', 20, found('CONTAINER_UNSUPPORTED'), false],
  ['sound alone', 'needs-attention', 20, found('VIDEO_STREAM_MISSING'), false],
  ['a file that is gone', 'needs-attention', 20, found('FILE_UNREADABLE'), false]
] as const)(
  'a picture of %s is asked for only where there is one',
  (_what, phase, durationS, findings, expected) => {
    expect(hasPicture({ phase, durationS, findings: [...findings] })).toBe(expected)
  }
)
