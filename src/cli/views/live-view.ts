import { createLogUpdate } from 'log-update'
import type { Clock } from '../../engine/ports.ts'
import type { TrackedJob } from '../tracking/tracked-jobs.ts'
import { cutWidth } from '../text/fit-width.ts'
import { entryText } from '../text/job-text.ts'
import type { JobView } from '../tracking/job-view.ts'
import type { LineWriter } from './line-writer.ts'
import { createLiveModel, isLive } from './live-model.ts'
import { renderTable } from './live-table.ts'
import { painterFor } from '../text/painter.ts'
import { leftOutText, phaseStyle } from '../text/phase-style.ts'
import { countsText } from '../text/counts-text.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

const frameMs = 250

/**
 * A live table at the foot of the terminal: active jobs and totals. Settled jobs move up into the
 * scrollback, one line each. Draws at most four times a second.
 */
export function createLiveView(stdout: LineWriter, stderr: LineWriter, clock: Clock): JobView {
  const paint = painterFor(stdout.stream)
  const draw = createLogUpdate(stdout.stream)
  const model = createLiveModel()
  const said = new Map<string, string>()
  let timer: NodeJS.Timeout | null = null
  let isResting = false
  const unsaid: string[] = []

  function schedule(): void {
    if (!isResting) timer ??= setTimeout(frame, frameMs)
  }
  function frame(): void {
    timer = null
    if (stdout.closed) return
    const table = model.table(clock.nowMs())
    if (table === null) return draw.clear()
    draw(
      renderTable(table, { columns: columns(), rows: stdout.stream.rows || 24 }, paint).join('\n')
    )
    schedule()
  }
  function columns(): number {
    return stdout.stream.columns || 80
  }
  function say(text: string): void {
    if (isResting) return void unsaid.push(text)
    if (!stdout.closed) draw.persist(text)
    schedule()
  }

  function rest(): void {
    isResting = true
    if (timer) clearTimeout(timer)
    timer = null
    draw.clear()
    draw.done()
  }

  return {
    change(entry) {
      model.change(entry)
      const isNews = !isLive(entry.job) && said.get(entry.job.id) !== entry.job.phase
      said.set(entry.job.id, entry.job.phase)
      if (isNews) say(settledText(entry, paint, columns(), clock.nowMs()))
      schedule()
    },
    leftOut: (path) => say(leftOutText(path, paint)),
    progress(progress) {
      model.progress(progress)
      schedule()
    },
    note(text) {
      draw.clear()
      stderr.line(visibleText(text))
      schedule()
    },
    rest,
    resume() {
      isResting = false
      for (const text of unsaid.splice(0)) say(text)
      schedule()
    },
    end(counts) {
      rest()
      for (const text of unsaid) stdout.line(text)
      stdout.line(paint('bold', countsText(counts)))
    }
  }
}

function settledText(
  entry: TrackedJob,
  paint: ReturnType<typeof painterFor>,
  columns: number,
  nowMs: number
): string {
  const { label, colour } = phaseStyle(entry.job.phase)
  const detail = entryText(entry, nowMs)
  const name = visibleText(entry.path)
  const head = paint(colour, `${label} `)
  if (!detail) return head + name
  const hasRoom = label.length + name.length + detail.length + 3 <= columns
  return hasRoom
    ? `${head}${name}  ${detail}`
    : `${head}${cutWidth(name, columns * 2)}\n  ${detail}`
}
