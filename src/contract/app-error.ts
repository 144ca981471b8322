/**
 * What a retry needs: `now` nothing, `later` a wait, `person` an action of the user; or `never`.
 */
export type RetryClass = 'now' | 'later' | 'person' | 'never'

/** An error of the app for the user: code, what happened, what to do, and whether to retry. */
export class AppError extends Error {
  readonly code: string
  readonly retry: RetryClass
  constructor(
    code: string,
    message: string,
    options: { retry?: RetryClass; cause?: unknown } = {}
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.retry = options.retry ?? 'person'
  }
}
