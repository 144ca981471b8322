import { createRedactor, redactValue } from '../../engine/diagnostics/redactor.ts'
import type { PrivateFacts } from '../../engine/diagnostics/redactor.ts'
import type { Log } from '../../engine/ports.ts'
import { visibleText } from '../text/visible-text.ts'

/** Warnings and errors of the engine as lines for the person; what is merely informative stays silent. */
export function createStderrLog(say: (line: string) => void, secret: PrivateFacts): Log {
  const redact = createRedactor(secret)
  const write = (word: string, message: string, data?: Record<string, unknown>): void =>
    say(
      visibleText(
        `${word}: ${redact(message)}${data ? ` ${JSON.stringify(redactValue(data, redact))}` : ''}`
      )
    )
  return {
    info() {},
    warn: (message, data) => write('warning', message, data),
    error: (message, data) => write('error', message, data)
  }
}
