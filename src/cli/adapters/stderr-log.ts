import type { Log } from '../../engine/ports.ts'
import { visibleText } from '../output/visible-text.ts'
import { redact } from './redact.ts'
import type { Secret } from './redact.ts'

/** Warnings and errors of the engine as lines for the person; what is merely informative stays silent. */
export function createStderrLog(say: (line: string) => void, secret: Secret): Log {
  const write = (word: string, message: string, data?: Record<string, unknown>): void =>
    say(visibleText(redact(`${word}: ${message}${data ? ` ${JSON.stringify(data)}` : ''}`, secret)))
  return {
    info() {},
    warn: (message, data) => write('warning', message, data),
    error: (message, data) => write('error', message, data)
  }
}
