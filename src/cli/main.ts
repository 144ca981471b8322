import { homedir } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CommanderError } from 'commander'
import { label } from '../contract/messages/label.ts'
import { AppError } from '../contract/app-error.ts'
import { localeNamed, localeVariable, setLocale } from '../contract/messages/locale.ts'
import { visibleText } from '../contract/text/visible-text.ts'
import { createRedactor } from '../engine/diagnostics/redactor.ts'
import { errorCode } from '../engine/error-code.ts'
import { systemClock } from '../engine/system-clock.ts'
import type { CliContext } from './cli-context.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { createProgram } from './program.ts'
import { createInterrupt } from './session/interrupt.ts'
import { rehearsalSpeed } from './session/simulated-clock.ts'
import { isUsageFault } from './usage-error.ts'
import { createLineWriter } from './views/line-writer.ts'

/** Runs this process's command line and sets its exit code. */
export async function runProcess(): Promise<void> {
  const args = process.argv.slice(2)
  // Every program started from here on inherits this process's environment: keep the key out of it.
  const env = { ...process.env }
  delete process.env['AETHER_API_KEY']
  const speed = rehearsalSpeed(env, args)
  const interrupt = createInterrupt(process)
  const stdout = createLineWriter(process.stdout)
  const stderr = createLineWriter(process.stderr)

  const code = await main(args, {
    env,
    platform: process.platform,
    homeDir: homedir(),
    clock: systemClock(speed),
    speed,
    stdin: process.stdin,
    stdout,
    stderr,
    interrupt
  })
  // A failed write is reported one turn later.
  await nextTurn()
  if (stdout.failure !== null)
    stderr.line(
      label(stdout.failure === 'ENOSPC' ? 'cli.output.disk-full' : 'cli.output.failed', {
        code: stdout.failure
      })
    )
  process.exitCode =
    stdout.failure !== null && code === exitCodes.done ? exitCodes.failedOrBlocked : code

  // A server that never answers may hold a socket open; after a Ctrl-C nobody waits for it.
  if (interrupt.signal.aborted) setTimeout(() => process.exit(), 500).unref()
}

/** Runs one command line and returns its exit code. Never throws for errors the user can fix. */
export async function main(args: readonly string[], context: CliContext): Promise<ExitCode> {
  setLocale(localeNamed(context.env[localeVariable]))
  let code: ExitCode = exitCodes.done
  try {
    await createProgram(context, (ended) => (code = ended)).parseAsync(args, { from: 'user' })
    return code
  } catch (thrown) {
    // Both the command and closing its queue failed: the error of closing is shown.
    const error: unknown = thrown instanceof SuppressedError ? thrown.error : thrown
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    context.stderr.line(messageOf(error, context))
    return exitCodeOfError(error)
  }
}

/** Errors that stop a command before it has a summary. */
function exitCodeOfError(error: unknown): ExitCode {
  if (errorCode(error) === 'NO_API_KEY') return exitCodes.notAuthorised
  return isUsageFault(error) ? exitCodes.usage : exitCodes.failedOrBlocked
}

function messageOf(error: unknown, { env, homeDir }: CliContext): string {
  const isForPeople = error instanceof AppError || isUsageFault(error)
  const text =
    error instanceof Error
      ? isForPeople
        ? error.message
        : label('cli.unexpected', { error: error.stack ?? error.message })
      : String(error)
  const redact = createRedactor({ secrets: [env['AETHER_API_KEY'] ?? ''], home: homeDir })
  return text
    .split('\n')
    .map((line) => visibleText(redact(line)))
    .join('\n')
}
