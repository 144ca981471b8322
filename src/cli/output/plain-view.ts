import type { Clock } from '../../engine/ports.ts'
import { jobText } from './job-text.ts'
import type { JobView } from './job-view.ts'
import type { LineWriter } from './line-writer.ts'
import type { Painter } from './painter.ts'
import { phaseStyle, phaseWordColumns } from './phase-style.ts'
import { tallyText } from './tally-text.ts'
import { visibleText } from './visible-text.ts'

/** One line for each change of state, for logs and pipes. */
export function createPlainView(stdout: LineWriter, stderr: LineWriter, paint: Painter, clock: Clock): JobView {
  const last = new Map<string, string>()
  return {
    change({ path, job, postedBefore }) {
      const style = phaseStyle(job.phase)
      const detail = [postedBefore ? 'posted before, skipped' : '', jobText(job, clock.nowMs())].filter(Boolean).join('  ')
      const state = `${job.phase} ${job.waiting?.reason ?? ''} ${job.waiting?.until ?? ''} ${job.error?.code ?? ''} ${job.url ?? ''} ${postedBefore}`
      if (last.get(job.id) === state) return
      last.set(job.id, state)
      stdout.line(`${paint(style.colour, `${style.icon} ${style.word.padEnd(phaseWordColumns)}`)} ${visibleText(path)}${detail ? `  ${detail}` : ''}`)
    },
    leftOut(path) {
      const style = phaseStyle('needs-attention')
      const word = path.outcome === 'unreadable' ? paint(style.colour, `${style.icon} ${style.word.padEnd(phaseWordColumns)}`) : paint('gray', `– ${'Skipped'.padEnd(phaseWordColumns)}`)
      stdout.line(`${word} ${visibleText(path.path)}${path.reason ? `  ${visibleText(path.reason)}` : ''}`)
    },
    progress() {},
    note: (text) => stderr.line(text),
    rest() {},
    resume() {},
    end: (counts) => stdout.line(paint('bold', tallyText(counts)))
  }
}
