import { failures } from './en/failures.ts'

/**
 * Every text that a user reads, by id. Areas are spread into one table; a test keeps their ids apart. docs/style.md says how to
 * word one.
 */
export const english = { ...failures } as const
