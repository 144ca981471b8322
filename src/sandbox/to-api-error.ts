import { ApiError, invalidRequest } from './api-error.ts'

/** Turns what a handler threw into an answer; an unforeseen error is a 500 without details. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const { code, statusCode } = facts(error)
  if (code === 'ENOSPC')
    return new ApiError(
      507,
      'INSUFFICIENT_STORAGE',
      "The disk that holds the sandbox's files is full. Free some space and send the file again."
    )
  if (statusCode === 413)
    return new ApiError(413, 'PAYLOAD_TOO_LARGE', 'The body is larger than this call takes.')
  if (statusCode === 415)
    return new ApiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'This call does not take a body of that content type.'
    )
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return invalidRequest('The request could not be read.')
  return new ApiError(500, 'INTERNAL', 'The sandbox ran into an error of its own.')
}

function facts(error: unknown): { code?: unknown; statusCode?: number } {
  if (typeof error !== 'object' || error === null) return {}
  const code = 'code' in error ? error.code : undefined
  const statusCode =
    'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
  return statusCode === undefined ? { code } : { code, statusCode }
}
