import { t } from '../../contract/messages/say.ts'
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
  return [postedBefore ? t('cli.job.posted-before') : '', jobText(job, nowMs)]
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
    joined(t(job.overdue ? 'cli.job.overdue' : 'cli.job.processing'), errorText(job)),
  scheduled: (job) =>
    joined(
      job.scheduledFor === null
        ? t('cli.job.handed-over')
        : t('cli.job.kept-by-aether', { time: localTime(job.scheduledFor) }),
      pendingText(job),
      errorText(job)
    ),
  published: (job) => joined(job.url ?? t('cli.job.no-link'), errorText(job)),
  failed: errorText,
  cancelled: errorText,
  unknown: (job) => t('cli.job.unknown', { id: job.id })
}

function pendingText({ pendingChange }: Job): string {
  if (pendingChange === null) return ''
  return t(pendingChange === 'move' ? 'cli.job.moving' : 'cli.job.withdrawing')
}

/** What a waiting job says of its time, if that is what it waits for. */
function timeText(job: Job): string | null {
  if (job.missed) return t('cli.job.missed')
  return job.waiting?.reason === 'schedule' && job.scheduledFor !== null
    ? t('cli.job.kept-here', { time: localTime(job.scheduledFor) })
    : null
}

function errorText(job: Job): string {
  return job.error ? `${job.error.code}: ${job.error.message}` : ''
}

function attemptText(job: Job): string {
  return job.attempts > 1 ? t('cli.job.attempt', { attempt: job.attempts }) : ''
}
