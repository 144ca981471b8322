/** What may be done after an error: `now` again by itself, `later` after a pause, by a `person`, or `never`. */
export type RetryClass = 'now' | 'later' | 'person' | 'never'

/** An error of ours that a person may read: a code, what happened, what to do, and what a retry would mean. */
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
