import { expect, it } from 'vitest'
import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { canBeFixed } from './fixable.ts'

const row = (
  phase: JobRow['phase'],
  blocks: FindingCode[],
  warns: FindingCode[] = []
): Pick<JobRow, 'phase' | 'fileMissing' | 'findings'> => ({
  phase,
  fileMissing: false,
  findings: [
    ...blocks.map((code) => ({ code, severity: 'block' as const })),
    ...warns.map((code) => ({ code, severity: 'warn' as const }))
  ]
})

it.each([
  ['a wide clip', row('needs-attention', ['ASPECT_NOT_9_16']), true],
  ['a clip that is ready with a warning', row('ready', [], ['FPS_VARIABLE']), true],
  [
    'a wide clip whose caption is too long as well',
    row('needs-attention', ['ASPECT_NOT_9_16', 'CAPTION_TOO_LONG']),
    true
  ],
  [
    'a wide clip that is too short',
    row('needs-attention', ['VIDEO_TOO_SHORT', 'ASPECT_NOT_9_16']),
    false
  ],
  ['a file that is incomplete', row('needs-attention', ['FILE_TRUNCATED']), false],
  ['a clip of a low resolution alone', row('ready', [], ['SIDE_TOO_SMALL']), false],
  ['a clip of a refused resolution', row('needs-attention', ['SIDE_TOO_SMALL']), true],
  ['a clip that was confirmed', row('waiting', [], ['FPS_VARIABLE']), false],
  [
    'a file that is not where it was',
    { ...row('needs-attention', ['ASPECT_NOT_9_16']), fileMissing: true },
    false
  ]
] as const)('a copy is offered for %s only where it can help', (_what, given, offered) => {
  expect(canBeFixed(given)).toBe(offered)
})
