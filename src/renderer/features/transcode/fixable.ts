import { fixableCodes } from '../../../contract/media/transcode.ts'
import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { isIn } from '../../../contract/queue/phase.ts'

/** Blocks that do not concern the video: a copy does not affect them. */
const notOfTheVideo: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'CAPTION_TOO_LONG',
  'DUPLICATE_CONTENT'
])

/** Returns whether a copy may fix the findings of an unconfirmed file; only a probe is certain. */
export function canBeFixed({
  phase,
  fileMissing,
  findings
}: Pick<JobRow, 'phase' | 'fileMissing' | 'findings'>): boolean {
  if (!isIn(phase, 'checked') || fileMissing) return false
  const isHopeless = findings.some(
    ({ code, severity }) =>
      severity === 'block' && !fixableCodes.has(code) && !notOfTheVideo.has(code)
  )
  // Fixes a low resolution only where it blocks: enlarging adds no detail.
  return (
    !isHopeless &&
    findings.some(
      ({ code, severity }) =>
        fixableCodes.has(code) &&
        severity !== 'info' &&
        (code !== 'SIDE_TOO_SMALL' || severity === 'block')
    )
  )
}
