import type { Fault } from './fault.ts'

/** What is to become of a post, apart from what was asked. */
export interface PostFate {
  /** TikTok's reason for failing it later; null when the file alone decides. */
  lateErrorCode: string | null
  neverEnds: boolean
  /** How answers echo the options that were dropped; null when they count. */
  optionsIgnored: 'none' | 'other' | null
  publishAtShiftMs: number
  profileExpires: boolean
}

export const ordinaryFate: PostFate = {
  lateErrorCode: null,
  neverEnds: false,
  optionsIgnored: null,
  publishAtShiftMs: 0,
  profileExpires: false
}

/** Sums up the faults of one request that change what becomes of its post. */
export function postFateOf(faults: readonly Fault[]): PostFate {
  const fate = { ...ordinaryFate }
  for (const fault of faults) {
    if (fault.kind === 'late-failure') fate.lateErrorCode = fault.code
    else if (fault.kind === 'never-ends') fate.neverEnds = true
    else if (fault.kind === 'options-ignored') fate.optionsIgnored = fault.echo
    else if (fault.kind === 'publish-at-shifted') fate.publishAtShiftMs = fault.byMinutes * 60_000
    else if (fault.kind === 'profile-expired') fate.profileExpires = true
  }
  return fate
}

/** How far an answer about posts is from complete. */
export interface PartialView {
  staleByMs: number
  pageLimit: number
  omit: readonly string[]
}

export const fullView: PartialView = { staleByMs: 0, pageLimit: Number.MAX_SAFE_INTEGER, omit: [] }

/** Sums up the faults of one request that change what its answer shows. */
export function partialViewOf(faults: readonly Fault[]): PartialView {
  const view = { ...fullView }
  for (const fault of faults) {
    if (fault.kind === 'stale-list') view.staleByMs = fault.byMs
    else if (fault.kind === 'small-pages') view.pageLimit = fault.size
    else if (fault.kind === 'omit-fields') view.omit = fault.fields
  }
  return view
}
