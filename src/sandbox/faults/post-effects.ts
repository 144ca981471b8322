import type { Fault } from './fault.ts'

/** What faults change about the post of a request, and about the posts in its answer: nothing. */
export const noEffects = {
  /** TikTok's reason for failing it later; null when the file alone decides. */
  lateErrorCode: null as string | null,
  neverEnds: false,
  /** How answers echo the options that were dropped; null when they count. */
  optionsIgnored: null as 'none' | 'other' | null,
  publishAtShiftMs: 0,
  profileExpires: false,
  staleByMs: 0,
  pageLimit: Number.MAX_SAFE_INTEGER,
  /** Fields left out, by the names they have in the default format. */
  omit: [] as readonly string[]
}

export type PostEffects = Readonly<typeof noEffects>

/** Sums up what the faults of one request change. */
export function effectsOf(faults: readonly Fault[]): PostEffects {
  const effects = { ...noEffects }
  for (const fault of faults) {
    if (fault.kind === 'late-failure') effects.lateErrorCode = fault.code
    else if (fault.kind === 'never-ends') effects.neverEnds = true
    else if (fault.kind === 'options-ignored') effects.optionsIgnored = fault.echo
    else if (fault.kind === 'publish-at-shifted')
      effects.publishAtShiftMs = fault.byMinutes * 60_000
    else if (fault.kind === 'profile-expired') effects.profileExpires = true
    else if (fault.kind === 'stale-list') effects.staleByMs = fault.byMs
    else if (fault.kind === 'small-pages') effects.pageLimit = fault.size
    else if (fault.kind === 'omit-fields') effects.omit = fault.fields
  }
  return effects
}
