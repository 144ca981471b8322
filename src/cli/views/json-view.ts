import type { JobView } from '../tracking/job-view.ts'
import { jobLine, jobSummaryLine, unreadableLine } from './json-lines.ts'
import type { LineWriter } from './line-writer.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** One JSON object a line on stdout and nothing else; messages go to stderr. */
export function createJsonView(stdout: LineWriter, stderr: LineWriter): JobView {
  const last = new Map<string, string>()
  return {
    change({ path, job }) {
      const line = jobLine(path, job)
      if (last.get(job.id) === line) return
      last.set(job.id, line)
      stdout.line(line)
    },
    leftOut(path) {
      if (path.outcome === 'unreadable') stdout.line(unreadableLine(path))
    },
    progress() {},
    note: (text) => stderr.line(visibleText(text)),
    rest() {},
    resume() {},
    end: (counts) => stdout.line(jobSummaryLine(counts))
  }
}
