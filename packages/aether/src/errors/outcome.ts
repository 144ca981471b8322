/**
 * What is known about a call that failed.
 *
 * `refused`: what was asked for was surely not done; asking again cannot do it twice.
 * `ambiguous`: it may have been done. For a create this means: find out, never send it again by itself.
 */
export type Outcome = 'refused' | 'ambiguous'

/** How a call that failed came to its end. */
export type Ending =
  /** Turned down here, or DNS, connection or TLS failed: no byte of the request was written. */
  | { kind: 'not-sent' }
  /** Given up by the caller's signal. When exactly is not asked: it always counts as possibly done. */
  | { kind: 'aborted' }
  /** At least one byte was written and no complete answer came: cut, reset, timed out, not HTTP. */
  | { kind: 'no-answer' }
  /** An answer whose head arrived; `complete` if its whole body did too. */
  | { kind: 'answer'; status: number; complete: boolean }

/** 4xx that still leave the question open: a time-out at the server, and a conflict with what may be our own first try. */
const openQuestions: ReadonlySet<number> = new Set([408, 409])

/** Decides the outcome of a failed call. This is the rule that "never twice" stands on; each row has a test. */
export function outcomeOf(ending: Ending): Outcome {
  if (ending.kind === 'not-sent') return 'refused'
  if (ending.kind !== 'answer') return 'ambiguous'
  const turnedDown =
    ending.status >= 400 && ending.status < 500 && !openQuestions.has(ending.status)
  return ending.complete && turnedDown ? 'refused' : 'ambiguous'
}
