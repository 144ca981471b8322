import { createRedactor, redactValue } from '../../engine/diagnostics/redactor.ts'
import type { PrivateFacts } from '../../engine/diagnostics/redactor.ts'
import type { Log } from '../../engine/ports.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** Prints the engine's warnings and errors as lines for the user; drops informative messages. */
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
