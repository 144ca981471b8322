import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createRedactor, redactValue } from '../../engine/diagnostics/redactor.ts'
import type { Log } from '../../engine/ports.ts'

const maxBytes = 2_000_000

/**
 * Writes a log of JSON lines to `<dataDir>/logs/app.log`, with one older file beside it. Redacts
 * everything again, whatever the caller did; an unwritable disk loses only the log.
 */
export function createFileLog(dataDir: string, secrets: () => readonly string[]): Log {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'app.log')
  const at =
    (level: keyof Log): Log['info'] =>
    (message, data) => {
      const redact = createRedactor({ secrets: secrets(), home: homedir() })
      const line = {
        at: new Date().toISOString(),
        level,
        message: redact(message),
        ...(data && { data: redactValue(data, redact) })
      }
      try {
        mkdirSync(folder, { recursive: true })
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
          renameSync(file, `${file}.1`)
        appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      } catch {
        // There is no other place to report this.
      }
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

const described = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** Logs uncaught failures. Only observes an exception: Electron's own dialog reports it. */
export function logFailures(process: NodeJS.EventEmitter, log: Log): void {
  process.on('unhandledRejection', (error) =>
    log.error('A promise was rejected and nobody looked', { error: described(error) })
  )
  process.on('uncaughtExceptionMonitor', (error) =>
    log.error('An error was thrown and nobody caught it', { error: described(error) })
  )
}
