import type { Job } from '../../contract/queue/job.ts'
import type { Phase, WaitReason } from '../../contract/queue/phase.ts'

/** What the desktop needs to know of a job: no caption, no path. */
export interface JobFacts {
  id: string
  profileId: string
  phase: Phase
  waiting: WaitReason | null
  /** A person confirmed it. */
  armed: boolean
  sizeBytes: number
  /** When the post counts against the daily limit: its own time where Aether keeps it, else when it was sent. */
  countsAtMs: number | null
  /** It waits for a time that this app has to keep. */
  localTime: boolean
  errorCode: string | null
  hidden: boolean
}

const mayHavePosted: ReadonlySet<Phase> = new Set([
  'submitting',
  'processing',
  'scheduled',
  'published',
  'unknown'
])

export function toJobFacts(job: Job): JobFacts {
  const counts = mayHavePosted.has(job.phase)
    ? job.keptBy === 'aether'
      ? job.scheduledFor
      : job.submittedAt
    : null
  return {
    id: job.id,
    profileId: job.profileId,
    phase: job.phase,
    waiting: job.waiting?.reason ?? null,
    armed: job.consentAt !== null,
    sizeBytes: job.sizeBytes,
    countsAtMs: counts === null ? null : Date.parse(counts),
    localTime: job.phase === 'waiting' && job.scheduledFor !== null && job.keptBy !== 'aether',
    errorCode: job.error?.code ?? null,
    hidden: job.hidden
  }
}

/**
 * How far a confirmed job is along. `moving` goes on by itself at once; `held` waits for a person (a pause included);
 * `resting` waits for a time; `over` has come to an end, or to one that only a person can change (`unknown`); `out` is not
 * to be sent at all.
 */
export type Standing = 'moving' | 'held' | 'resting' | 'over' | 'out'

export function standingOf(job: Pick<JobFacts, 'phase' | 'waiting' | 'armed'>): Standing {
  if (!job.armed) return 'out'
  switch (job.phase) {
    case 'waiting':
      return waitingStanding(job.waiting)
    case 'uploading':
    case 'uploaded':
    case 'submitting':
    case 'processing':
      return 'moving'
    case 'scheduled':
      return 'resting'
    case 'published':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return 'over'
    case 'checking':
    case 'needs-attention':
    case 'ready':
      return 'out'
  }
}

function waitingStanding(reason: WaitReason | null): Standing {
  switch (reason) {
    case null:
    case 'back-off':
    case 'offline':
    case 'rate-limit':
      return 'moving'
    case 'schedule':
    case 'quota':
      return 'resting'
    case 'paused':
    case 'audience-check':
    case 'not-authorised':
    case 'reconnect':
      return 'held'
  }
}
