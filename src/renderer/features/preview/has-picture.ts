import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'

/** Findings of a file that is not a video, or one that the app cannot show. */
const noVideo: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'CONTAINER_UNSUPPORTED',
  'VIDEO_STREAM_MISSING'
])

/** Returns whether a picture may exist: checked, with a duration, and no finding of `noVideo`. */
export function hasPicture({
  phase,
  durationS,
  findings
}: Pick<JobRow, 'phase' | 'durationS' | 'findings'>): boolean {
  return (
    phase !== 'checking' && durationS !== null && !findings.some(({ code }) => noVideo.has(code))
  )
}
