import { AppError } from '../contract/app-error.ts'

/** The command line itself is wrong or incomplete: nothing was done, exit 2. The message says what to add or change. */
export class UsageError extends AppError {
  constructor(message: string) {
    super('USAGE', message)
    this.name = 'UsageError'
  }
}
