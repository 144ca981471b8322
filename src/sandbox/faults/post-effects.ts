import type { Fault } from './fault.ts'

/** The effects of faults on a request's post and on the posts in its answer, here none. */
export const noEffects = {
  /** TikTok's reason for a later failure; null when the file alone decides. */
  lateErrorCode: null as string | null,
  neverEnds: false,
  /** How answers echo the dropped options; null if the options apply. */
  optionsIgnored: null as 'none' | 'other' | null,
  publishAtShiftMs: 0,
  profileExpires: false,
  staleByMs: 0,
  pageLimit: Number.MAX_SAFE_INTEGER,
  /** Omitted fields, by their names in the default format. */
  omit: [] as readonly string[]
}

export type PostEffects = Readonly<typeof noEffects>

/** Combines the effects of one request's faults. */
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
