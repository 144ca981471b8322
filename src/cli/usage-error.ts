import { AppError } from '../contract/app-error.ts'
import { errorCode } from '../engine/error-code.ts'

/** A wrong or incomplete command line: nothing was done, exit 2. The message says how to fix it. */
export class UsageError extends AppError {
  constructor(message: string) {
    super('USAGE', message)
    this.name = 'UsageError'
  }
}

/** Errors that the user fixes by calling with other options or in another environment. */
const usageFaults: ReadonlySet<string> = new Set([
  'USAGE',
  'BACKEND_DIFFERS',
  'DATABASE_NEWER',
  'DATABASE_FOREIGN',
  'DATA_FOLDER_ON_NETWORK',
  'DATA_FOLDER_READ_ONLY',
  'SANDBOX_STATE_IN_USE',
  'SANDBOX_STATE_TOO_NEW',
  'EADDRINUSE'
])

/** Whether the call itself has to change: exit 2, and no summary. */
export function isUsageFault(error: unknown): boolean {
  return usageFaults.has(errorCode(error))
}
