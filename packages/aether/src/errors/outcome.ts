/**
 * What is certain about a failed call.
 *
 * `refused`: the request certainly had no effect; it is safe to send again. `ambiguous`: it may
 * have had an effect. For a create: find out, never resend it automatically.
 */
export type Outcome = 'refused' | 'ambiguous'

/** How a failed call ended. */
export type Ending =
  /** Rejected by the SDK, or DNS, connection or TLS failed: no byte of the request was written. */
  | { kind: 'not-sent' }
  /** Aborted by the caller's signal, at any moment. Always counts as possibly done. */
  | { kind: 'aborted' }
  /**
   * At least one byte was written, but no complete answer came: cut, reset, timed out, not HTTP.
   */
  | { kind: 'no-answer' }
  /** The answer's head arrived; `complete` if its whole body did too. */
  | { kind: 'answer'; status: number; complete: boolean }

/** 4xx that stay ambiguous: a server time-out, and a conflict, maybe with our own first try. */
const openQuestions: ReadonlySet<number> = new Set([408, 409])

/** Returns the outcome of a failed call. "Never twice" rests on this rule; each row has a test. */
export function outcomeOf(ending: Ending): Outcome {
  if (ending.kind === 'not-sent') return 'refused'
  if (ending.kind !== 'answer') return 'ambiguous'
  const turnedDown =
    ending.status >= 400 && ending.status < 500 && !openQuestions.has(ending.status)
  return ending.complete && turnedDown ? 'refused' : 'ambiguous'
}
