import { createInterface } from 'node:readline/promises'
import type { CliContext } from '../cli-context.ts'

/** Whether there is a person to ask: someone types on stdin and reads stderr. */
export function canAsk({ stdin, stderr }: CliContext): boolean {
  return stdin.isTTY && stderr.stream.isTTY
}

/** Only a clear yes is a yes. */
export async function askYesNo(question: string, context: CliContext): Promise<boolean> {
  return /^y(es)?$/iu.test(await askLine(`${question} [y/N] `, context))
}

/** Asks on stderr, so that stdout stays clean. An empty text where no answer came; Ctrl-C counts as the interruption it is. */
export async function askLine(
  question: string,
  { stdin, stderr, interrupt }: CliContext
): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr.stream })
  lines.on('SIGINT', () => interrupt.trigger())
  const ended = new AbortController()
  lines.on('close', () => ended.abort())
  try {
    return (
      await lines.question(question, { signal: AbortSignal.any([interrupt.signal, ended.signal]) })
    ).trim()
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return ''
    throw error
  } finally {
    lines.close()
  }
}
