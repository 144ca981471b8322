import type { WireFormat } from './wire-format.ts'

/** A refusal by the sandbox, in the real service's shape: status, code, readable message. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** The field of the request that is at fault, when one is. */
  readonly field: string | undefined

  constructor(status: number, code: string, message: string, field?: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.field = field
  }
}

/** The body of an error answer, as JSON fields or, in one variant, as plain text. */
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
  switch (answer.error) {
    case 'object':
      return { error: fields }
    case 'top-level':
      return fields
    case 'text':
      return { error: error.message }
    case 'code':
      return { error: error.code }
    case 'plain':
      return error.message
  }
}

export function invalidRequest(message: string, field?: string): ApiError {
  return new ApiError(400, 'INVALID_REQUEST', message, field)
}
