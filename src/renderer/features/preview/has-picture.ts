import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'

/** Findings of a file that is no video, or none that the app shows. */
const noVideo: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'CONTAINER_UNSUPPORTED',
  'VIDEO_STREAM_MISSING'
])

/** Whether a picture may exist: checked, with a duration, and without a finding of `noVideo`. */
export function hasPicture({
  phase,
  durationS,
  findings
}: Pick<JobRow, 'phase' | 'durationS' | 'findings'>): boolean {
  return (
    phase !== 'checking' && durationS !== null && !findings.some(({ code }) => noVideo.has(code))
  )
}
