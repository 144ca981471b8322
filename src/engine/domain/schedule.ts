import { dayMs, minuteMs } from '../../contract/duration.ts'

/** A post that is kept here is uploaded this long before its time: long enough for a slow line, short enough for the media's age. */
export const uploadLeadMs = 30 * minuteMs
/** A post that is later than this is never sent by itself: its moment may be over, and a pile of late ones looks like spam. */
export const missedAfterMs = 30 * minuteMs
/**
 * TikTok posts can be scheduled at most 10 days ahead (Aether, social-media-scheduling). An hour is left for clocks that
 * differ and for the upload.
 */
export const aetherHorizonMs = 10 * dayMs - 60 * minuteMs
/** How soon a time is looked at again while this machine's clock is wrong. */
const clockLookMs = minuteMs
/** Nearer than this a post stays here: the hand-over would hardly be done in time. */
export const handOverLeastMs = 15 * minuteMs
/** Aether's `publishAt` may differ this much from what was asked: it is told in whole seconds by some. */
const publishAtToleranceMs = 1_000

/** Where a job stands with regard to its time. */
export interface ScheduleFacts {
  /** Null: as soon as possible. */
  scheduledForMs: number | null
  nowMs: number
  /** Its media lies at Aether and is fresh. */
  uploaded: boolean
  /** Aether's own schedule may be used for it. */
  mayHandOver: boolean
  /** This machine's clock differs so much from Aether's that it decides nothing. */
  clockIsOff?: boolean
}

/**
 * The next step towards a post at its time. `go`: the next step (upload or create) now, to be published at once.
 * `hand-over`: upload and create now, with the time. `wait`: nothing before `untilMs`. `missed`: a person decides.
 */
export type SchedulePlan =
  | { kind: 'go' }
  | { kind: 'hand-over' }
  | { kind: 'wait'; untilMs: number }
  | { kind: 'missed' }

/** Decides what a job's time means now. Asked again before each step, because clocks jump and machines sleep. */
export function planSchedule({
  scheduledForMs,
  nowMs,
  uploaded,
  mayHandOver,
  clockIsOff = false
}: ScheduleFacts): SchedulePlan {
  if (scheduledForMs === null) return { kind: 'go' }
  if (clockIsOff) return { kind: 'wait', untilMs: nowMs + clockLookMs }
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
 * Whether Aether took the time as it was meant. One page of the vendor reads the clock time in a zone and ignores the
 * `Z`, so an answer that names another time, or none, is not trusted.
 * @param publishAt as answered
 */
export function keepsTime(askedMs: number, publishAt: string | null | undefined): boolean {
  if (publishAt == null) return false
  const toldMs = Date.parse(publishAt)
  return Math.abs(toldMs - askedMs) <= publishAtToleranceMs
}
