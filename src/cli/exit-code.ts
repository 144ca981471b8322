import type { JobSummaryLine } from '../contract/cli-lines.ts'

/** Exit codes of the command line; scripts branch on them. */
export const exitCodes = {
  done: 0,
  failedOrBlocked: 1,
  usage: 2,
  notAuthorised: 3,
  unknownOutcome: 4,
  stillGoing: 5,
  interrupted: 130
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What each command's action does with the exit code it ends in. */
export type Finish = (code: ExitCode) => void

export interface ExitFlags {
  interrupted?: boolean
  notAuthorised?: boolean
}

/**
 * The exit code for a summary and the flags: the first that applies of 130, 3, 4, 1, 5, 0. Usage
 * errors (2) never reach a summary. A cancelled file counts as not published (1): 0 promises that
 * every named file is published, is scheduled, or was so before.
 */
export function exitCodeOf(
  summary: Omit<JobSummaryLine, 'event' | 'total'>,
  flags: ExitFlags = {}
): ExitCode {
  if (flags.interrupted) return exitCodes.interrupted
  if (flags.notAuthorised) return exitCodes.notAuthorised
  if (summary.unknown > 0) return exitCodes.unknownOutcome
  if (summary.failed + summary.needsAttention + summary.cancelled > 0)
    return exitCodes.failedOrBlocked
  if (summary.waiting + summary.processing > 0) return exitCodes.stillGoing
  return exitCodes.done
}
