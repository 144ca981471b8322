import { homedir } from 'node:os'
import { sep } from 'node:path'
import type { Finding, Severity } from '../../contract/media/finding.ts'
import type { JobDetails, JobRow } from '../../contract/ipc-rows.ts'
import type { Job } from '../../contract/queue/job.ts'
import { phaseMay } from '../../contract/queue/phase.ts'
import type { Receipt } from '../../contract/history/receipt.ts'
import { visibleText } from '../../contract/text/visible-text.ts'
import { nothingThere } from '../../engine/media/files/read-failure.ts'
import { captionExcerpt } from '../../contract/text/caption.ts'

const weight: Record<Severity, number> = { block: 0, warn: 1, info: 2 }

/** Returns the finding to show first: block before warn, then in the order of the checks. */
export function worstFinding(findings: readonly Finding[]): Finding | null {
  let worst: Finding | null = null
  for (const finding of findings)
    if (worst === null || weight[finding.severity] < weight[worst.severity]) worst = finding
  return worst
}

/** Returns the short row of a job for the window's list. */
export function toJobRow(job: Job): JobRow {
  return {
    id: job.id,
    revision: job.revision,
    position: job.position,
    profileId: job.profileId,
    name: visibleText(job.name),
    sizeBytes: job.sizeBytes,
    durationS: job.media?.durationS ?? null,
    phase: job.phase,
    waiting: job.waiting,
    attempts: job.attempts,
    caption: captionExcerpt(job.caption),
    privacyLevel: job.options?.privacyLevel ?? null,
    armed: job.consentAt !== null,
    findings: job.findings.map(({ code, severity }) => ({ code, severity })),
    headline: worstFinding(job.findings)?.message ?? null,
    error: job.error,
    hasLink: job.url !== null,
    overdue: job.overdue,
    scheduledFor: job.scheduledFor,
    keptBy: job.keptBy,
    missed: job.missed,
    pendingChange: job.pendingChange,
    editable: phaseMay(job.phase, 'edit'),
    // The last check found no file at its path.
    fileMissing: job.findings.some(
      ({ code, measured }) => code === 'FILE_UNREADABLE' && measured.value === nothingThere
    ),
    createdAt: job.createdAt,
    settledAt: job.settledAt
  }
}

/** Shortens the home folder in a path to `~`. */
export function displayPath(path: string, home: string = homedir()): string {
  if (home === '' || home === sep) return visibleText(path)
  return visibleText(
    path === home ? '~' : path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path
  )
}

/** Returns the details of an opened row. */
export function toJobDetails(job: Job, history: Receipt['history']): JobDetails {
  return {
    id: job.id,
    revision: job.revision,
    displayPath: displayPath(job.path),
    caption: job.caption,
    options: job.options,
    findings: job.findings,
    media: job.media,
    error: job.error,
    attempts: job.attempts,
    postId: job.postId,
    hasLink: job.url !== null,
    allowAspect: job.allowAspect,
    allowRepost: job.allowRepost,
    consentAt: job.consentAt,
    scheduledFor: job.scheduledFor,
    keptBy: job.keptBy,
    createdAt: job.createdAt,
    submittedAt: job.submittedAt,
    settledAt: job.settledAt,
    history
  }
}
