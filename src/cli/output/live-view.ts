import { createLogUpdate } from 'log-update'
import type { Job } from '../../contract/job.ts'
import type { Clock } from '../../engine/ports.ts'
import type { LineJob } from '../jobs/line-jobs.ts'
import { cutWidth } from './fit-width.ts'
import { jobText } from './job-text.ts'
import type { JobView } from './job-view.ts'
import type { LineWriter } from './line-writer.ts'
import { renderTable } from './live-table.ts'
import { painterFor } from './painter.ts'
import { phaseStyle, phaseWordColumns } from './phase-style.ts'
import { tallyText } from './tally-text.ts'
import { createThroughput } from './throughput.ts'
import type { Throughput } from './throughput.ts'
import { visibleText } from './visible-text.ts'

const frameMs = 250
const livePhases: ReadonlySet<Job['phase']> = new Set(['checking', 'waiting', 'uploading', 'uploaded', 'submitting', 'processing'])
const donePhases: ReadonlySet<Job['phase']> = new Set(['published', 'scheduled', 'failed', 'cancelled', 'unknown'])

/**
 * A live table at the foot of the terminal: what moves now, and totals. What has settled moves up into the scrollback,
 * one line each. Drawn at most four times a second, whatever happens.
 */
export function createLiveView(stdout: LineWriter, stderr: LineWriter, clock: Clock): JobView {
  const paint = painterFor(stdout.stream)
  const draw = createLogUpdate(stdout.stream)
  const entries = new Map<string, LineJob>()
  const sent = new Map<string, number>()
  const said = new Map<string, string>()
  let speed: Throughput | null = null
  let timer: NodeJS.Timeout | null = null
  let isResting = false
  const unsaid: string[] = []

  function schedule(): void {
    if (!isResting) timer ??= setTimeout(frame, frameMs)
  }
  function frame(): void {
    timer = null
    if (stdout.closed) return
    const rows = [...entries.values()].filter((entry) => isLive(entry.job))
    if (rows.length === 0) return draw.clear()
    draw(renderTable(model(rows), { columns: columns(), rows: stdout.stream.rows || 24 }, paint).join('\n'))
    schedule()
  }
  function model(rows: LineJob[]): Parameters<typeof renderTable>[0] {
    const all = [...entries.values()]
    const armed = all.filter((entry) => entry.job.consentAt !== null && !entry.postedBefore)
    const totalBytes = armed.reduce((sum, entry) => sum + entry.job.sizeBytes, 0)
    const sentBytes = armed.reduce((sum, entry) => sum + sentOf(entry.job), 0)
    const now = performance.now()
    return {
      rows, sentBytesOf: (jobId) => sent.get(jobId) ?? 0, done: all.filter((entry) => donePhases.has(entry.job.phase)).length, total: all.length,
      needAttention: all.filter((entry) => entry.job.phase === 'needs-attention').length,
      sentBytes, totalBytes, bytesPerS: speed?.bytesPerS(now) ?? 0, msLeft: speed?.msLeft(totalBytes - sentBytes, now) ?? null, nowMs: clock.nowMs()
    }
  }
  function sentOf(job: Job): number {
    if (job.phase === 'uploading') return sent.get(job.id) ?? 0
    return job.phase === 'waiting' || job.phase === 'ready' || job.phase === 'checking' ? 0 : job.sizeBytes
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
      entries.set(entry.job.id, entry)
      if (entry.job.phase !== 'uploading') sent.delete(entry.job.id)
      const isNews = !isLive(entry.job) && said.get(entry.job.id) !== entry.job.phase
      said.set(entry.job.id, entry.job.phase)
      if (isNews) say(settledText(entry, paint, columns(), clock.nowMs()))
      schedule()
    },
    leftOut(path) {
      const style = phaseStyle(path.outcome === 'unreadable' ? 'needs-attention' : 'cancelled')
      const word = path.outcome === 'unreadable' ? style.word : 'Skipped'
      say(`${paint(style.colour, `${style.icon} ${word.padEnd(phaseWordColumns)}`)} ${visibleText(path.path)}  ${visibleText(path.reason ?? '')}`.trimEnd())
    },
    progress({ jobId, sentBytes }) {
      speed ??= createThroughput(performance.now())
      speed.add(Math.max(0, sentBytes - (sent.get(jobId) ?? 0)), performance.now())
      sent.set(jobId, sentBytes)
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
      stdout.line(paint('bold', tallyText(counts)))
    }
  }
}

/** Jobs that stay in the moving part of the screen. */
function isLive(job: Job): boolean {
  return livePhases.has(job.phase)
}

function settledText(entry: LineJob, paint: ReturnType<typeof painterFor>, columns: number, nowMs: number): string {
  const style = phaseStyle(entry.job.phase)
  const detail = [entry.postedBefore ? 'posted before, skipped' : '', jobText(entry.job, nowMs)].filter(Boolean).join('  ')
  const name = visibleText(entry.path)
  const label = `${style.icon} ${style.word.padEnd(phaseWordColumns)} `
  const hasRoom = label.length + name.length + detail.length + 2 <= columns
  if (!detail) return paint(style.colour, label) + name
  return hasRoom ? `${paint(style.colour, label)}${name}  ${detail}` : `${paint(style.colour, label)}${cutWidth(name, columns * 2)}\n  ${detail}`
}
