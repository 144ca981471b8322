import { AppError } from '../contract/app-error.ts'
import { errorCode } from '../engine/error-code.ts'

/** The command line itself is wrong or incomplete: nothing was done, exit 2. The message says what to add or change. */
export class UsageError extends AppError {
  constructor(message: string) {
    super('USAGE', message)
    this.name = 'UsageError'
  }
}

/** Errors that a person mends by calling with other options or in another environment. */
const mendedByCaller: ReadonlySet<string> = new Set([
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
export function isMendedByCaller(error: unknown): boolean {
  return mendedByCaller.has(errorCode(error))
}
