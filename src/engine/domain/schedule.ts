import { dayMs, minuteMs } from '../../contract/duration.ts'

/** How early to upload a post scheduled here: enough for a slow line, and its media stays fresh. */
export const uploadLeadMs = 30 * minuteMs
/** A later post is never sent automatically: it may be outdated, and many look like spam. */
export const missedAfterMs = 30 * minuteMs
/**
 * TikTok posts can be scheduled at most 10 days ahead (Aether, social-media-scheduling). One hour
 * less allows for clocks that differ and for the upload.
 */
export const aetherHorizonMs = 10 * dayMs - 60 * minuteMs
/** How soon a time is checked again while this computer's clock is wrong. */
const clockRecheckMs = minuteMs
/** Posts closer than this stay here: scheduling them at Aether would hardly be done in time. */
export const handOverLeastMs = 15 * minuteMs
/** Tolerance for the time in Aether's `publishAt`: some answers give it in whole seconds. */
const publishAtToleranceMs = 1_000

/** The facts that decide what a job's time means. */
export interface ScheduleFacts {
  /** Null: as soon as possible. */
  scheduledForMs: number | null
  nowMs: number
  /** The job's media is at Aether and fresh. */
  uploaded: boolean
  /** Whether the job may be scheduled at Aether. */
  mayHandOver: boolean
  /** This computer's clock differs so much from Aether's that it decides nothing. */
  clockIsOff?: boolean
}

/**
 * The next step toward a post at its time. `go`: upload or create now, to publish at once. `wait`:
 * until `untilMs`. `hand-over`: upload and create now, with the time. `missed`: the user decides.
 */
export type SchedulePlan =
  | { kind: 'go' }
  | { kind: 'hand-over' }
  | { kind: 'wait'; untilMs: number }
  | { kind: 'missed' }

/** Decides what a job's time means now. Call before each step: clocks jump and machines sleep. */
export function planSchedule({
  scheduledForMs,
  nowMs,
  uploaded,
  mayHandOver,
  clockIsOff = false
}: ScheduleFacts): SchedulePlan {
  if (scheduledForMs === null) return { kind: 'go' }
  if (clockIsOff) return { kind: 'wait', untilMs: nowMs + clockRecheckMs }
  const aheadMs = scheduledForMs - nowMs
  if (-aheadMs > missedAfterMs) return { kind: 'missed' }
  if (aheadMs <= 0) return { kind: 'go' }
  if (mayHandOver && aheadMs > handOverLeastMs) {
    return aheadMs <= aetherHorizonMs
      ? { kind: 'hand-over' }
      : { kind: 'wait', untilMs: scheduledForMs - aetherHorizonMs }
  }
  if (aheadMs > uploadLeadMs) return { kind: 'wait', untilMs: scheduledForMs - uploadLeadMs }
  return uploaded ? { kind: 'wait', untilMs: scheduledForMs } : { kind: 'go' }
}

/**
 * Whether Aether accepted the time as requested. A page of the vendor reads the clock time in a
 * zone and ignores the `Z`, so an answer with a different time, or none, is not trusted.
 * @param publishAt as answered
 */
export function keepsTime(askedMs: number, publishAt: string | null | undefined): boolean {
  if (publishAt == null) return false
  const toldMs = Date.parse(publishAt)
  return Math.abs(toldMs - askedMs) <= publishAtToleranceMs
}
