import type { Log } from '../../engine/ports.ts'

/** What is needed of Node's `process`. */
export interface FailingProcess {
  on(
    event: 'unhandledRejection' | 'uncaughtExceptionMonitor',
    listener: (error: unknown) => void
  ): unknown
}

const described = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** Logs uncaught failures. An exception is only observed: Electron's own dialog reports it. */
export function logFailures(process: FailingProcess, log: Log): void {
  process.on('unhandledRejection', (error) =>
    log.error('A promise was rejected and nobody looked', { error: described(error) })
  )
  process.on('uncaughtExceptionMonitor', (error) =>
    log.error('An error was thrown and nobody caught it', { error: described(error) })
  )
}
