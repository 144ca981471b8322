import { fixableCodes } from '../../../contract/media/transcode.ts'
import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { isIn } from '../../../contract/queue/phase.ts'

/** What blocks a post and has nothing to do with the video: a copy neither helps nor minds. */
const notOfTheVideo: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'CAPTION_TOO_LONG',
  'DUPLICATE_CONTENT'
])

/** Whether a copy may settle the findings of an unconfirmed file; only a probe tells for sure. */
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
  // A low resolution is mended only where it is refused: enlarging adds nothing to see.
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
