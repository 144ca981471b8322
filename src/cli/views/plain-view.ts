import { blocked } from '../../contract/queue/phase.ts'
import type { Clock } from '../../engine/ports.ts'
import { jobText } from '../text/job-text.ts'
import type { JobView } from '../tracking/job-view.ts'
import type { LineWriter } from './line-writer.ts'
import type { Painter } from '../text/painter.ts'
import { phaseStyle, phaseWordColumns } from '../text/phase-style.ts'
import { countsText } from '../text/counts-text.ts'
import { visibleText } from '../text/visible-text.ts'

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
    change({ path, job, postedBefore }) {
      const style = phaseStyle(job.phase)
      const detail = [postedBefore ? 'posted before, skipped' : '', jobText(job, clock.nowMs())]
        .filter(Boolean)
        .join('  ')
      const state = `${job.phase} ${job.waiting?.reason ?? ''} ${job.error?.code ?? ''} ${job.url ?? ''} ${postedBefore}`
      const untilMs = Date.parse(job.waiting?.until ?? '') || 0
      const told = last.get(job.id)
      if (told?.state === state && Math.abs(told.untilMs - untilMs) < worthTellingMs) return
      last.set(job.id, { state, untilMs })
      stdout.line(
        `${paint(style.colour, `${style.icon} ${style.word.padEnd(phaseWordColumns)}`)} ${visibleText(path)}${detail ? `  ${detail}` : ''}`
      )
    },
    leftOut(path) {
      const style = phaseStyle(blocked)
      const word =
        path.outcome === 'unreadable'
          ? paint(style.colour, `${style.icon} ${style.word.padEnd(phaseWordColumns)}`)
          : paint('gray', `– ${'Skipped'.padEnd(phaseWordColumns)}`)
      stdout.line(
        `${word} ${visibleText(path.path)}${path.reason ? `  ${visibleText(path.reason)}` : ''}`
      )
    },
    progress() {},
    note: (text) => stderr.line(visibleText(text)),
    rest() {},
    resume() {},
    end: (counts) => stdout.line(paint('bold', countsText(counts)))
  }
}
