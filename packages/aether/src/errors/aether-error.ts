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
  /** The API's own code where it sent one, else one of `aetherErrorCodes`, else `HTTP_<status>`. */
  readonly code: string
  /** HTTP status of the answer; undefined if none came. */
  readonly status: number | undefined
  /** How long the server asks to wait, from now. */
  readonly retryAfterMs: number | undefined
  /** The server's name for this exchange, for a support request. */
  readonly requestId: string | undefined
  /** `refused`: surely not done. `ambiguous`: may have been done. */
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

/** An error of our own code, found before anything was sent. */
export function refusedHere(code: AetherOwnCode, message: string, cause?: unknown): AetherError {
  return new AetherError(code, { message, outcome: 'refused', cause })
}

/** The system's code of an error ('ENOENT', 'ECONNRESET', …), or '' where there is none. */
export function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : ''
}
