import { basename } from 'node:path'
import { createLogUpdate } from 'log-update'
import { t } from '../../../contract/messages/say.ts'
import type { CliContext } from '../../cli-context.ts'
import { formatSpan } from '../../text/format-amount.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'

/** A copy that takes less time gets no progress line. */
const quietMs = 1_000
/** Before that much of it is done, the rest is a guess. */
const leastForGuess = 0.03

/** A terminal line with the progress of the current copy, once that takes over a second. */
export function createCopyProgress({ stderr, env }: Pick<CliContext, 'stderr' | 'env'>) {
  const hasTerminal = stderr.stream.isTTY && env['TERM'] !== 'dumb'
  const draw = hasTerminal ? createLogUpdate(stderr.stream, { showCursor: true }) : null
  let [current, sinceMs] = ['', 0]
  return {
    show(path: string, fraction: number): void {
      if (path !== current) [current, sinceMs] = [path, performance.now()]
      const passedMs = performance.now() - sinceMs
      if (passedMs >= quietMs) draw?.(copyProgressText(path, fraction, passedMs))
    },
    clear(): void {
      current = ''
      draw?.clear()
    }
  }
}

/** "Making a copy of clip.mp4: 42 %, about 20 s left". */
export function copyProgressText(path: string, fraction: number, passedMs: number): string {
  const copy = { file: visibleText(basename(path)), percent: Math.floor(fraction * 100) }
  if (fraction < leastForGuess) return t('cli.fix.progress', copy)
  const span = formatSpan((passedMs / fraction) * (1 - fraction))
  return t('cli.fix.progress-left', { ...copy, span })
}
