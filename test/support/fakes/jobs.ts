/** Jobs and rows of the window's list for unit tests: harmless by default, changed where the test says so. */
import type { JobRow } from '../../../src/contract/ipc-rows.ts'
import type { Job } from '../../../src/contract/queue/job.ts'

/** A job for unit tests: waiting for its turn, nothing found, nothing sent. */
export function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: 'job-1',
    revision: 1,
    profileId: 'tt_1',
    path: '/clips/a.mp4',
    name: 'a.mp4',
    sizeBytes: 1_000_000,
    position: 1,
    phase: 'waiting',
    waiting: null,
    findings: [],
    media: null,
    caption: '',
    options: null,
    allowAspect: false,
    allowRepost: false,
    consentAt: null,
    sha256: null,
    attempts: 0,
    postId: null,
    url: null,
    error: null,
    submittedAt: null,
    settledAt: null,
    scheduledFor: null,
    keptBy: null,
    missed: false,
    pendingChange: null,
    overdue: false,
    hidden: false,
    createdAt: '2026-11-22T11:00:00.000Z',
    ...changes
  }
}

/** A row of the window's list: a checked file that nothing was found in. */
export function aJobRow(changes: Partial<JobRow> = {}): JobRow {
  return {
    id: 'j1',
    revision: 1,
    position: 1,
    profileId: 'p',
    name: 'clip.mp4',
    sizeBytes: 1000,
    durationS: 20,
    phase: 'ready',
    waiting: null,
    attempts: 0,
    caption: '',
    privacyLevel: null,
    armed: false,
    findings: [],
    headline: null,
    error: null,
    hasLink: false,
    overdue: false,
    scheduledFor: null,
    keptBy: null,
    missed: false,
    pendingChange: null,
    editable: false,
    fileMissing: false,
    createdAt: '2026-03-01T10:00:00.000Z',
    settledAt: null,
    ...changes
  }
}
