import type { Clock } from '../../engine/ports.ts'
import { entryText } from '../text/job-text.ts'
import type { JobView } from '../tracking/job-view.ts'
import type { LineWriter } from './line-writer.ts'
import type { Painter } from '../text/painter.ts'
import { leftOutText, phaseStyle } from '../text/phase-style.ts'
import { countsText } from '../text/counts-text.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** A wait that is only so much longer or shorter than what was said is no news. */
const worthTellingMs = 10 * 60_000

/** One line for each change of state, for logs and pipes. */
export function createPlainView(
  stdout: LineWriter,
  stderr: LineWriter,
  paint: Painter,
  clock: Clock
): JobView {
  const last = new Map<string, { state: string; untilMs: number }>()
  return {
    change(entry) {
      const { path, job, postedBefore } = entry
      const { label, colour } = phaseStyle(job.phase)
      const detail = entryText(entry, clock.nowMs())
      const state = `${job.phase} ${job.waiting?.reason ?? ''} ${job.error?.code ?? ''} ${job.url ?? ''} ${postedBefore}`
      const untilMs = Date.parse(job.waiting?.until ?? '') || 0
      const told = last.get(job.id)
      if (told?.state === state && Math.abs(told.untilMs - untilMs) < worthTellingMs) return
      last.set(job.id, { state, untilMs })
      stdout.line(`${paint(colour, label)} ${visibleText(path)}${detail ? `  ${detail}` : ''}`)
    },
    leftOut: (path) => stdout.line(leftOutText(path, paint)),
    progress() {},
    note: (text) => stderr.line(visibleText(text)),
    rest() {},
    resume() {},
    end: (counts) => stdout.line(paint('bold', countsText(counts)))
  }
}
