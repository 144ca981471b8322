import { basename } from 'node:path'
import { createLogUpdate } from 'log-update'
import type { CliContext } from '../../cli-context.ts'
import { formatSpan } from '../../text/format-amount.ts'
import { visibleText } from '../../text/visible-text.ts'

/** A copy that is made sooner needs no line of its own. */
const quietMs = 1_000
/** Before that much of it is done, the rest is a guess. */
const leastForGuess = 0.03

export interface CopyProgress {
  show(path: string, fraction: number): void
  clear(): void
}

/** A terminal line with the progress of the current copy, once that takes over a second. */
export function createCopyProgress(
  { stderr, env }: Pick<CliContext, 'stderr' | 'env'>,
  nowMs: () => number = () => performance.now()
): CopyProgress {
  if (!stderr.stream.isTTY || env['TERM'] === 'dumb') return { show() {}, clear() {} }
  const draw = createLogUpdate(stderr.stream, { showCursor: true })
  let [current, sinceMs] = ['', 0]
  return {
    show(path, fraction) {
      if (path !== current) [current, sinceMs] = [path, nowMs()]
      const passedMs = nowMs() - sinceMs
      if (passedMs >= quietMs) draw(copyProgressText(path, fraction, passedMs))
    },
    clear() {
      current = ''
      draw.clear()
    }
  }
}

/** "Making a copy of clip.mp4: 42 %, about 20 s left". */
export function copyProgressText(path: string, fraction: number, passedMs: number): string {
  const left =
    fraction < leastForGuess
      ? ''
      : `, about ${formatSpan((passedMs / fraction) * (1 - fraction))} left`
  return `Making a copy of ${visibleText(basename(path))}: ${Math.floor(fraction * 100)} %${left}`
}
