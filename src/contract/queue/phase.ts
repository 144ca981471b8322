import { z } from 'zod'

/** The state of a job. `engine/domain/phase-table.ts` has the legal moves between phases. */
export const phases = [
  'checking',
  'needs-attention',
  'ready',
  'waiting',
  'uploading',
  'uploaded',
  'submitting',
  'processing',
  'scheduled',
  'published',
  'failed',
  'cancelled',
  'unknown'
] as const
export const phaseSchema = z.enum(phases)
export type Phase = z.infer<typeof phaseSchema>

/**
 * Progress of a file: `checked` has a verdict but no consent, `post` is at Aether and TikTok,
 * `ended` is final. Code that treats phases alike switches over the stage.
 */
export type Stage =
  | 'checking'
  | 'checked'
  | 'waiting'
  | 'upload'
  | 'post'
  | 'scheduled'
  | 'unknown'
  | 'ended'
/** The part of the list that shows a phase, if nothing else about the job matters. */
export type PhaseGroup = 'attention' | 'queue' | 'scheduled' | 'published' | 'failed'
export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red' | 'violet'
/** `locate`: still needs its file. `have-posted`: may have posted; counts in the daily limit. */
type May = 'edit' | 'cancel' | 'locate' | 'have-posted'
interface PhaseTraits {
  stage: Stage
  /** Null for a cancelled job, which only the whole list shows. */
  group: PhaseGroup | null
  tone: Tone
  may: readonly May[]
}

/** The properties of each phase for the whole product. Texts use the phase as their id. */
export const phaseTraits = {
  checking: { stage: 'checking', group: 'queue', tone: 'blue', may: ['edit', 'cancel'] },
  'needs-attention': {
    stage: 'checked',
    group: 'attention',
    tone: 'amber',
    may: ['edit', 'cancel', 'locate']
  },
  ready: { stage: 'checked', group: 'queue', tone: 'grey', may: ['edit', 'cancel', 'locate'] },
  waiting: { stage: 'waiting', group: 'queue', tone: 'grey', may: ['edit', 'cancel', 'locate'] },
  uploading: { stage: 'upload', group: 'queue', tone: 'blue', may: ['cancel'] },
  uploaded: { stage: 'upload', group: 'queue', tone: 'blue', may: ['cancel'] },
  submitting: { stage: 'post', group: 'queue', tone: 'blue', may: ['have-posted'] },
  processing: { stage: 'post', group: 'queue', tone: 'blue', may: ['have-posted'] },
  scheduled: {
    stage: 'scheduled',
    group: 'scheduled',
    tone: 'violet',
    may: ['cancel', 'have-posted']
  },
  published: { stage: 'ended', group: 'published', tone: 'green', may: ['have-posted'] },
  failed: { stage: 'ended', group: 'failed', tone: 'red', may: ['edit', 'locate'] },
  cancelled: { stage: 'ended', group: null, tone: 'grey', may: ['edit'] },
  unknown: { stage: 'unknown', group: 'attention', tone: 'amber', may: ['have-posted'] }
} as const satisfies Record<Phase, PhaseTraits>

export type PhaseIn<S extends Stage> = {
  [P in Phase]: (typeof phaseTraits)[P]['stage'] extends S ? P : never
}[Phase]

export function stageOf(phase: Phase): Stage {
  return phaseTraits[phase].stage
}

export function isIn<S extends Stage>(phase: Phase, ...stages: S[]): phase is PhaseIn<S> {
  return stages.some((stage) => stage === stageOf(phase))
}

export function phasesAt<S extends Stage>(stage: S): PhaseIn<S>[] {
  return phases.filter((phase) => isIn(phase, stage))
}

/** Phase of a file that its checks stopped: nothing is sent until the user acts. */
export const blocked = 'needs-attention' satisfies Phase

export function isBlocked(phase: Phase): phase is typeof blocked {
  return phase === blocked
}

export function phaseMay(phase: Phase, what: May): boolean {
  const { may }: PhaseTraits = phaseTraits[phase]
  return may.includes(what)
}

/** Returns whether Aether may have reported the post's audience, which then needs a check. */
export function wasAnswered(phase: Phase): boolean {
  return phase === 'cancelled' || (phaseMay(phase, 'have-posted') && phase !== 'submitting')
}

/** Phases in which a post exists or may exist. */
export const phasesThatMayHavePosted = phases.filter((phase) => phaseMay(phase, 'have-posted'))

/** Why an armed job is not moving; null if it only waits for its turn. */
export const waitReasons = [
  'schedule',
  'quota',
  'rate-limit',
  'offline',
  'paused',
  'audience-check',
  'not-authorised',
  'reconnect',
  'back-off'
] as const
export const waitReasonSchema = z.enum(waitReasons)
export type WaitReason = z.infer<typeof waitReasonSchema>

export const waitingSchema = z.object({
  reason: waitReasonSchema,
  /**
   * UTC instant at which it continues automatically; null if it needs the user or an event first.
   */
  until: z.iso.datetime().nullable()
})
export type Waiting = z.infer<typeof waitingSchema>
