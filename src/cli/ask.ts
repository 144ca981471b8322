import { createInterface } from 'node:readline/promises'
import type { CliContext } from './cli-context.ts'

/** Whether there is a person to ask: someone types on stdin and reads stderr. */
export function canAsk({ stdin, stderr }: CliContext): boolean {
  return stdin.isTTY && stderr.stream.isTTY
}

/** Asks on stderr, so that stdout stays clean. Only a clear yes is a yes; Ctrl-C counts as the interruption it is. */
export async function askYesNo(question: string, { stdin, stderr, interrupt }: CliContext): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr.stream })
  lines.on('SIGINT', () => interrupt.trigger())
  const ended = new AbortController()
  lines.on('close', () => ended.abort())
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: AbortSignal.any([interrupt.signal, ended.signal]) })
    return /^y(es)?$/iu.test(answer.trim())
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false
    throw error
  } finally {
    lines.close()
  }
}
