import { createInterface } from 'node:readline/promises'
import { t } from '../../contract/messages/say.ts'
import type { CliContext } from '../cli-context.ts'

/** Whether a user can answer: stdin and stderr are terminals. */
export function canAsk({ stdin, stderr }: CliContext): boolean {
  return stdin.isTTY && stderr.stream.isTTY
}

/** Only a clear yes is a yes. */
export async function askYesNo(question: string, context: CliContext): Promise<boolean> {
  return /^y(es)?$/iu.test(await askLine(t('cli.ask-yes-no', { question }), context))
}

/** Asks on stderr, to keep stdout clean. Returns '' without an answer; Ctrl-C is an interrupt. */
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
