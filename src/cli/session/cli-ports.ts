import { createRedactor, redactValue } from '../../engine/diagnostics/redactor.ts'
import type { PrivateFacts } from '../../engine/diagnostics/redactor.ts'
import { visibleText } from '../../contract/text/visible-text.ts'
import { envNetwork } from '../../engine/network/env-proxy.ts'
import type { Clock, Log, Ports } from '../../engine/ports.ts'

/** The engine's ports on the command line: its clock, no notices, the environment's proxy. */
export function cliPorts(log: Log, apiKey: string | null, clock: Clock): Ports {
  return {
    clock,
    log,
    secrets: { apiKey: () => apiKey },
    shell: { setBusy() {}, notify() {} },
    network: envNetwork()
  }
}

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
