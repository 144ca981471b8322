/** A refusal the sandbox answers with, in the shape of the real service: status, code, a sentence for people. */
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

export interface ErrorBody {
  error: { code: string; message: string; field?: string; requestId: string }
}

export function errorBody(error: ApiError, requestId: string): ErrorBody {
  return {
    error: { code: error.code, message: error.message, ...(error.field === undefined ? {} : { field: error.field }), requestId }
  }
}

export function invalidRequest(message: string, field?: string): ApiError {
  return new ApiError(400, 'INVALID_REQUEST', message, field)
}
