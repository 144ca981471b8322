import type { FindingCode } from '../../../contract/media/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'

/** Findings of a file that is no video, or none that the app shows. */
const noVideo: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'CONTAINER_UNSUPPORTED',
  'VIDEO_STREAM_MISSING'
])

/** Whether there may be a picture to show: the check is over, measured a video, and found nothing that leaves none to be seen. */
export function hasPicture({
  phase,
  durationS,
  findings
}: Pick<JobRow, 'phase' | 'durationS' | 'findings'>): boolean {
  return (
    phase !== 'checking' && durationS !== null && !findings.some(({ code }) => noVideo.has(code))
  )
}
