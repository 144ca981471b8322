import type { Job } from '../../contract/queue/job.ts'
import { phaseMay, stageOf, type Phase, type WaitReason } from '../../contract/queue/phase.ts'

/** What the desktop needs to know of a job: no caption, no path. */
export interface JobFacts {
  id: string
  profileId: string
  phase: Phase
  waiting: WaitReason | null
  /** A person confirmed it. */
  armed: boolean
  sizeBytes: number
  /** When the post counts for the daily limit: its time if Aether keeps it, else when sent. */
  countsAtMs: number | null
  /** It waits for a time that this app has to keep. */
  localTime: boolean
  errorCode: string | null
  hidden: boolean
}

export function toJobFacts(job: Job): JobFacts {
  const counts = phaseMay(job.phase, 'have-posted')
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
 * A confirmed job's progress. `moving` continues at once; `held` waits for the user (a pause
 * included); `resting` waits for a time; `over` has ended, or only the user can change it
 * (`unknown`); `out` is not to be sent.
 */
export type Standing = 'moving' | 'held' | 'resting' | 'over' | 'out'

export function standingOf(job: Pick<JobFacts, 'phase' | 'waiting' | 'armed'>): Standing {
  if (!job.armed) return 'out'
  switch (stageOf(job.phase)) {
    case 'waiting':
      return waitingStanding(job.waiting)
    case 'upload':
    case 'post':
      return 'moving'
    case 'scheduled':
      return 'resting'
    case 'ended':
    case 'unknown':
      return 'over'
    case 'checking':
    case 'checked':
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
