import type { Job } from '../../contract/queue/job.ts'
import { phaseMay, stageOf, type Stage, type WaitReason } from '../../contract/queue/phase.ts'
import type { Counted } from '../../contract/queue/queue-summary.ts'

/** The facts about a job that the desktop needs: no caption, no path. */
export interface JobFacts extends Counted, Pick<Job, 'profileId' | 'hidden'> {
  waiting: WaitReason | null
  /**
   * When the post counts in the daily limit: its time if Aether keeps it, else when it was sent.
   */
  countsAtMs: number | null
  /** Whether the job waits for a time that this app has to keep. */
  localTime: boolean
  errorCode: string | null
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
 * (`unknown`); `out` must not be sent.
 */
export type Standing = 'moving' | 'held' | 'resting' | 'over' | 'out'

const atStage: Record<Exclude<Stage, 'waiting'>, Standing> = {
  checking: 'out',
  checked: 'out',
  upload: 'moving',
  post: 'moving',
  scheduled: 'resting',
  unknown: 'over',
  ended: 'over'
}
const whileWaiting: Record<WaitReason, Standing> = {
  schedule: 'resting',
  quota: 'resting',
  'rate-limit': 'moving',
  offline: 'moving',
  'back-off': 'moving',
  paused: 'held',
  'audience-check': 'held',
  'not-authorised': 'held',
  reconnect: 'held'
}

export function standingOf({
  phase,
  waiting,
  armed
}: Pick<JobFacts, 'phase' | 'waiting' | 'armed'>): Standing {
  if (!armed) return 'out'
  const stage = stageOf(phase)
  if (stage !== 'waiting') return atStage[stage]
  return waiting === null ? 'moving' : whileWaiting[waiting]
}
