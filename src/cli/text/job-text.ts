import type { Job } from '../../contract/queue/job.ts'
import type { TrackedJob } from '../tracking/tracked-jobs.ts'
import { findingsText } from './finding-text.ts'
import { localTime } from './local-time.ts'
import { waitingText } from './phase-style.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** What the user needs about a job next to its name: reason, link, what to do. Safe to print. */
export function jobText(job: Job, nowMs: number): string {
  return visibleText(details[job.phase](job, nowMs))
}

/** The same, for one that a command follows. */
export function entryText({ job, postedBefore }: TrackedJob, nowMs: number): string {
  return [postedBefore ? 'posted before, skipped' : '', jobText(job, nowMs)]
    .filter(Boolean)
    .join('  ')
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join('; ')

const details: Record<Job['phase'], (job: Job, nowMs: number) => string> = {
  checking: () => '',
  'needs-attention': (job) => findingsText(job.findings) || errorText(job),
  ready: (job) => findingsText(job.findings),
  waiting: (job, nowMs) =>
    joined(timeText(job) ?? waitingText(job.waiting, nowMs), attemptText(job), errorText(job)),
  uploading: attemptText,
  uploaded: errorText,
  submitting: errorText,
  processing: (job) =>
    joined(
      job.overdue ? 'TikTok has been processing this for over 24 h' : 'TikTok is processing',
      errorText(job)
    ),
  scheduled: (job) =>
    joined(
      job.scheduledFor === null
        ? 'handed to Aether'
        : `goes out ${localTime(job.scheduledFor)}, kept by Aether`,
      pendingText[job.pendingChange ?? 'none'],
      errorText(job)
    ),
  published: (job) => joined(job.url ?? 'TikTok sent no link', errorText(job)),
  failed: errorText,
  cancelled: errorText,
  unknown: (job) =>
    `Sent, not confirmed. Look at your account, then: queue resolve ${job.id} --posted | --post-again`
}

const pendingText = { none: '', withdraw: 'being taken back', move: 'being moved' } as const

/** What a waiting job says of its time, if that is what it waits for. */
function timeText(job: Job): string | null {
  if (job.missed) return 'its time went by; say: queue missed --send | --next | --leave'
  return job.waiting?.reason === 'schedule' && job.scheduledFor !== null
    ? `goes out ${localTime(job.scheduledFor)}, kept by this app`
    : null
}

function errorText(job: Job): string {
  return job.error ? `${job.error.code}: ${job.error.message}` : ''
}

function attemptText(job: Job): string {
  return job.attempts > 1 ? `attempt ${job.attempts} of 5` : ''
}
