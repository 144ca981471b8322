/**
 * What is certain about a failed call.
 *
 * `refused`: the request was surely not done; sending it again cannot do it twice.
 * `ambiguous`: it may have been done. For a create: find out, never resend it automatically.
 */
export type Outcome = 'refused' | 'ambiguous'

/** How a failed call ended. */
export type Ending =
  /** Turned down here, or DNS, connection or TLS failed: no byte of the request was written. */
  | { kind: 'not-sent' }
  /** Aborted by the caller's signal. Always counts as possibly done, whenever it came. */
  | { kind: 'aborted' }
  /** At least one byte was written and no complete answer came: cut, reset, timed out, not HTTP. */
  | { kind: 'no-answer' }
  /** An answer whose head arrived; `complete` if its whole body did too. */
  | { kind: 'answer'; status: number; complete: boolean }

/** 4xx that stay ambiguous: a server's time-out, and a conflict perhaps with our own first try. */
const openQuestions: ReadonlySet<number> = new Set([408, 409])

/** Decides a failed call's outcome. "Never twice" rests on this rule; each row has a test. */
export function outcomeOf(ending: Ending): Outcome {
  if (ending.kind === 'not-sent') return 'refused'
  if (ending.kind !== 'answer') return 'ambiguous'
  const turnedDown =
    ending.status >= 400 && ending.status < 500 && !openQuestions.has(ending.status)
  return ending.complete && turnedDown ? 'refused' : 'ambiguous'
}
