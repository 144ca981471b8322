import { z } from 'zod'
import { FaultError } from './faults/fault-profile.ts'
import type { WireFormat } from './wire-format.ts'

/** Each refusal by its code: its status, default message and field. */
const refusals = {
  INVALID_REQUEST: [400, 'The request could not be read.'],
  INVALID_API_KEY: [401, 'The API key is missing or not valid.'],
  WRONG_HOST: [421, "The sandbox answers on this machine's loopback address only."],
  NOT_FOUND: [404, 'There is nothing at this address.'],
  METHOD_NOT_ALLOWED: [405],
  PAYLOAD_TOO_LARGE: [413, 'The body is larger than this call takes.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'This call does not take a body of that content type.'],
  RATE_LIMITED: [429, 'Too many requests at once. Wait for the time in Retry-After.'],
  INTERNAL: [500, 'The sandbox ran into an error of its own.'],
  INSUFFICIENT_STORAGE: [
    507,
    "The disk that holds the sandbox's files is full. Free some space and send the file again."
  ],
  IDEMPOTENCY_CONFLICT: [409, 'This Idempotency-Key was used with another body.'],
  POST_NOT_FOUND: [404, 'There is no such post.'],
  POST_NOT_EDITABLE: [409],
  POST_LIMIT_REACHED: [400],
  PROFILE_NOT_FOUND: [404, 'There is no connected account with this profileId.', 'profileId'],
  PROFILE_NOT_CONNECTED: [403, undefined, 'profileId'],
  USERNAME_TAKEN: [409, 'Another account has this name.', 'username'],
  LINK_NOT_OPEN: [410, 'This link was used or has expired.'],
  MEDIA_NOT_FOUND: [400, 'There is no uploaded media with this key.', 'mediaKeys'],
  VIDEO_TOO_SHORT: [422, undefined, 'mediaKeys'],
  VIDEO_TOO_LONG: [422, undefined, 'mediaKeys'],
  CAPTION_TOO_LONG: [422, undefined, 'content.text'],
  SCHEDULE_IN_PAST: [400, 'scheduledFor is in the past.', 'scheduledFor'],
  SCHEDULE_TOO_FAR: [
    400,
    'scheduledFor is more than 10 days ahead; TikTok posts can be scheduled up to 10 days.',
    'scheduledFor'
  ]
} satisfies Record<string, [status: number, message?: string, field?: string]>

/** A refusal by the sandbox, in the real service's shape: status, code, readable message. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** The invalid field of the request, if any. */
  readonly field: string | undefined

  constructor(code: keyof typeof refusals, message?: string, field?: string) {
    const [status, usualMessage, usualField]: [number, string?, string?] = refusals[code]
    super(message ?? usualMessage)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.field = field ?? usualField
  }
}

export function invalidRequest(message: string, field?: string): ApiError {
  return new ApiError('INVALID_REQUEST', message, field)
}

const foreignError = z
  .object({ code: z.unknown(), statusCode: z.number().default(500).catch(500) })
  .catch({ code: undefined, statusCode: 500 })

/** Converts a handler's error to an answer; an unexpected error is a 500 without details. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  // An invalid fault order is the caller's mistake.
  if (error instanceof FaultError) return invalidRequest(error.message)
  const { code, statusCode } = foreignError.parse(error)
  if (code === 'ENOSPC') return new ApiError('INSUFFICIENT_STORAGE')
  if (statusCode === 413) return new ApiError('PAYLOAD_TOO_LARGE')
  if (statusCode === 415) return new ApiError('UNSUPPORTED_MEDIA_TYPE')
  return new ApiError(statusCode >= 400 && statusCode < 500 ? 'INVALID_REQUEST' : 'INTERNAL')
}

/** Returns the body of an error answer, as JSON fields or, in one variant, as plain text. */
export function errorBody(
  error: Pick<ApiError, 'code' | 'message' | 'field'>,
  requestId: string,
  { answer }: WireFormat
): Record<string, unknown> | string {
  const fields = {
    code: error.code,
    [answer.errorMessage]: error.message,
    ...(error.field === undefined ? {} : { field: error.field }),
    [answer.errorRequestId]: requestId
  }
  return {
    object: { error: fields },
    'top-level': fields,
    text: { error: error.message },
    code: { error: error.code },
    plain: error.message
  }[answer.error]
}
