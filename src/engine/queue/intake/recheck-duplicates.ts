import type { Finding } from '../../../contract/media/finding.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

const isDuplicateFinding = ({ code }: Finding): boolean => code === 'DUPLICATE_CONTENT'
const saysDuplicate = (job: StoredJob): boolean => job.findings.some(isDuplicateFinding)

/** Whether a job is blocked for another reason, so that it blocks no duplicates. */
export const isBlockedItself = (job: StoredJob): boolean =>
  isBlocked(job.phase) &&
  job.findings.some((finding) => finding.severity === 'block' && !isDuplicateFinding(finding))

/** Checks files of equal content again after a move, because another may now be first. */
export function recheckMoved({ jobs }: QueueContext, jobIds: readonly string[]): void {
  const groups = Map.groupBy(
    jobs.duplicates.checkedLike(jobIds),
    (job) => `${job.profile_id} ${job.sha256}`
  )
  for (const group of groups.values())
    if (group.length > 1) for (const job of group) jobs.move(job, 'check-again')
}

/** Checks files again that were blocked by one of these jobs, which left the queue. */
export function recheckFreed({ jobs }: QueueContext, jobIds: readonly string[]): void {
  for (const job of jobs.duplicates.checkedLike(jobIds))
    if (saysDuplicate(job)) jobs.move(job, 'check-again')
}

/** Restored jobs may displace a primary: checks primaries with the same content again. */
export function recheckPrimaries({ jobs }: QueueContext, jobIds: readonly string[]): void {
  const back = new Set(jobIds)
  for (const job of jobs.duplicates.checkedLike(jobIds))
    if (!back.has(job.id) && !saysDuplicate(job)) jobs.move(job, 'check-again')
}

/**
 * Handles a new primary (`checked`, or the job that blocks it). Checks again: later jobs that may
 * have its content but are not blocked, because they were checked without it; jobs that are blocked
 * by another one; and the primary itself if it is still blocked.
 */
export function resolveDuplicates({ jobs }: QueueContext, free: StoredJob, said: string): void {
  if (isBlocked(free.phase) && saysDuplicate(free)) jobs.move(free, 'check-again')
  for (const job of jobs.duplicates.readyAfter(free)) {
    const differs = job.sha256 !== null && free.sha256 !== null && job.sha256 !== free.sha256
    if (!differs && !saysDuplicate(job)) jobs.move(job, 'check-again')
  }
  for (const job of jobs.duplicates.heldForAnother(free, said)) jobs.move(job, 'check-again')
}
