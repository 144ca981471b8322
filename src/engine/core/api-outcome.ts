/** The parts of an API failure that a decision needs; `AetherError` has them. */
export interface ApiFailure {
  code: string
  status: number | undefined
  outcome: 'refused' | 'ambiguous'
  retryAfterMs?: number | undefined
}

/** What a failed call means for the job, whatever the call was. */
export type FailureKind =
  /** The daily limit of the account: waits, and closes the account. */
  | 'quota'
  /** The key sends too fast: the whole key pauses. */
  | 'rate-limit'
  /** The key is not taken: everything of the key waits for a person. */
  | 'not-authorised'
  /** The account's connection ended: only its jobs wait. */
  | 'reconnect'
  /** The line is dead: nothing reached the server. */
  | 'offline'
  /** Aether does not know the media any more. */
  | 'media-gone'
  /** The file changed or vanished while it was read. */
  | 'file-changed'
  /** Stopped by us. */
  | 'aborted'
  /** A fault that may pass. */
  | 'passing'
  /** A complete refusal that would be repeated. */
  | 'refused'

const byCode: Record<string, FailureKind> = {
  POST_LIMIT_REACHED: 'quota',
  spam_risk_too_many_posts: 'quota',
  RATE_LIMITED: 'rate-limit',
  RATE_LIMIT_EXCEEDED: 'rate-limit',
  rate_limit_exceeded: 'rate-limit',
  INVALID_API_KEY: 'not-authorised',
  PROFILE_EXPIRED: 'reconnect',
  PROFILE_DISCONNECTED: 'reconnect',
  auth_removed: 'reconnect',
  access_token_invalid: 'reconnect',
  MEDIA_NOT_FOUND: 'media-gone',
  MEDIA_EXPIRED: 'media-gone',
  NETWORK_DNS: 'offline',
  NETWORK_REFUSED: 'offline',
  NETWORK_UNREACHABLE: 'offline',
  FILE_CHANGED: 'file-changed',
  FILE_VANISHED: 'file-changed',
  ABORTED: 'aborted'
}

/** Classifies a failure once, by its code first and its HTTP status second. */
export function failureKind(failure: ApiFailure): FailureKind {
  const known = byCode[failure.code]
  if (known !== undefined) return known
  const { status } = failure
  if (status === 401) return 'not-authorised'
  if (status === 429) return 'rate-limit'
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return 'refused'
  return 'passing'
}
