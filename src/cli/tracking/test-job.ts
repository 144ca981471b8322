import type { Job } from '../../contract/queue/job.ts'

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
