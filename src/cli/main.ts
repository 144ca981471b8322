import { CommanderError } from 'commander'
import { AppError } from '../contract/app-error.ts'
import { createRedactor } from '../engine/diagnostics/redactor.ts'
import type { CliContext } from './cli-context.ts'
import { exitCodes } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { visibleText } from './text/visible-text.ts'
import { createProgram } from './program.ts'
import { isMendedByCaller } from './usage-error.ts'
import { errorCode } from '../engine/error-code.ts'

/** Runs one command line and returns its exit code. Never throws for errors the user can fix. */
export async function main(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  try {
    await createProgram(context, (ended) => (code = ended)).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    context.stderr.line(messageOf(error, context))
    return exitCodeOfError(error)
  }
}

/** Errors that stop a command before it has a summary. */
function exitCodeOfError(error: unknown): ExitCode {
  if (errorCode(error) === 'NO_API_KEY') return exitCodes.notAuthorised
  return isMendedByCaller(error) ? exitCodes.usage : exitCodes.failedOrBlocked
}

function messageOf(error: unknown, { env, homeDir }: CliContext): string {
  const isForPeople = error instanceof AppError || isMendedByCaller(error)
  const text =
    error instanceof Error
      ? isForPeople
        ? error.message
        : `Unexpected: ${error.stack ?? error.message}`
      : String(error)
  const redact = createRedactor({ secrets: [env['AETHER_API_KEY'] ?? ''], home: homeDir })
  return text
    .split('\n')
    .map((line) => visibleText(redact(line)))
    .join('\n')
}
