import type { Finding } from '../../../contract/media/finding.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

const isDuplicateFinding = ({ code }: Finding): boolean => code === 'DUPLICATE_CONTENT'
const saysDuplicate = (job: StoredJob): boolean => job.findings.some(isDuplicateFinding)

/** Whether a job is blocked for another reason, so that it holds back no other. */
export const isBlockedItself = (job: StoredJob): boolean =>
  isBlocked(job.phase) &&
  job.findings.some((finding) => finding.severity === 'block' && !isDuplicateFinding(finding))

/** After a move: checks files of equal content again, because another may now be the first. */
export function recheckMoved({ jobs }: QueueContext, jobIds: readonly string[]): void {
  const groups = Map.groupBy(
    jobs.duplicates.checkedLike(jobIds),
    (job) => `${job.profile_id} ${job.sha256}`
  )
  for (const group of groups.values())
    if (group.length > 1) for (const job of group) jobs.move(job, 'check-again')
}

/** After these left the queue: files that were held back for one of them are checked again. */
export function recheckFreed({ jobs }: QueueContext, jobIds: readonly string[]): void {
  for (const job of jobs.duplicates.checkedLike(jobIds))
    if (saysDuplicate(job)) jobs.move(job, 'check-again')
}

/** After these came back: checks files of equal content that were free without them again. */
export function recheckPrimaries({ jobs }: QueueContext, jobIds: readonly string[]): void {
  const back = new Set(jobIds)
  for (const job of jobs.duplicates.checkedLike(jobIds))
    if (!back.has(job.id) && !saysDuplicate(job)) jobs.move(job, 'check-again')
}

/**
 * A file was found to be the free one (`checked`, or the file it is held back for). Checks again:
 * files behind it that may have its content but are free, because they were checked in its absence;
 * files that are held back for another one; and the file itself if it is still held back.
 */
export function resolveDuplicates({ jobs }: QueueContext, free: StoredJob, said: string): void {
  if (isBlocked(free.phase) && saysDuplicate(free)) jobs.move(free, 'check-again')
  for (const job of jobs.duplicates.readyAfter(free)) {
    const differs = job.sha256 !== null && free.sha256 !== null && job.sha256 !== free.sha256
    if (!differs && !saysDuplicate(job)) jobs.move(job, 'check-again')
  }
  for (const job of jobs.duplicates.heldForAnother(free, said)) jobs.move(job, 'check-again')
}
