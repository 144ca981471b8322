import type { AetherOwnCode } from './error-codes.ts'
import type { Outcome } from './outcome.ts'

export interface AetherErrorInit {
  message: string
  outcome: Outcome
  status?: number | undefined
  retryAfterMs?: number | undefined
  requestId?: string | undefined
  cause?: unknown
}

/** The only error this SDK throws. Neither its message nor its cause ever carries the API key. */
export class AetherError extends Error {
  /** The API's own code if it sent one, else one of `aetherErrorCodes`, else `HTTP_<status>`. */
  readonly code: string
  /** HTTP status of the answer; undefined if there was no answer. */
  readonly status: number | undefined
  /** The wait that the server asks for, from now. */
  readonly retryAfterMs: number | undefined
  /** The server's id for this request, for support. */
  readonly requestId: string | undefined
  /** `refused`: certainly had no effect. `ambiguous`: may have had an effect. */
  readonly outcome: Outcome

  constructor(code: string, init: AetherErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause })
    this.name = 'AetherError'
    this.code = code
    this.status = init.status
    this.retryAfterMs = init.retryAfterMs
    this.requestId = init.requestId
    this.outcome = init.outcome
  }
}

/** Creates an error that the SDK found itself, before it sent anything. */
export function refusedHere(code: AetherOwnCode, message: string, cause?: unknown): AetherError {
  return new AetherError(code, { message, outcome: 'refused', cause })
}

/** Returns the system's error code ('ENOENT', 'ECONNRESET', …), or '' if there is none. */
export function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : ''
}
