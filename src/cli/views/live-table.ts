import { t } from '../../contract/messages/say.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { TrackedJob } from '../tracking/tracked-jobs.ts'
import { cutWidth, fitPath } from '../text/fit-width.ts'
import { formatBytes, formatSpan, formatSpeed } from '../text/format-amount.ts'
import { jobText } from '../text/job-text.ts'
import type { Painter } from '../text/painter.ts'
import { phaseStyle } from '../text/phase-style.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** Everything the live table needs to know at one moment. */
export interface TableModel {
  /** Jobs that are not settled, in sending order. */
  rows: readonly TrackedJob[]
  sentBytesOf(jobId: string): number
  done: number
  total: number
  needAttention: number
  sentBytes: number
  totalBytes: number
  bytesPerS: number
  msLeft: number | null
  nowMs: number
}

const barColumns = 12
/** Rows taken by the totals, "+ 12 more waiting" and the line under the cursor. */
const otherRows = 3

/** The live part: active jobs, how many wait, totals. Never taller or wider than the terminal. */
export function renderTable(
  model: TableModel,
  size: { columns: number; rows: number },
  paint: Painter
): string[] {
  const ordered = model.rows.toSorted(
    (a, b) => urgency(a) - urgency(b) || a.job.position - b.job.position
  )
  const shown = ordered.slice(0, Math.max(0, size.rows - otherRows))
  const lines = shown.map((entry) => rowText(entry, model, size.columns, paint))
  const hidden = ordered.length - shown.length
  if (hidden > 0)
    lines.push(
      paint('gray', cutWidth(`  ${t('cli.live.more-waiting', { n: hidden })}`, size.columns))
    )
  lines.push(paint('bold', cutWidth(totalsText(model), size.columns)))
  return lines
}

/** What moves stands on top; what waits for its turn below. */
function urgency({ job }: TrackedJob): number {
  const order: Job['phase'][] = ['uploading', 'uploaded', 'submitting', 'processing', 'checking']
  const place = order.indexOf(job.phase)
  return place < 0 ? order.length : place
}

function rowText(entry: TrackedJob, model: TableModel, columns: number, paint: Painter): string {
  const { label, colour } = phaseStyle(entry.job.phase)
  const detail =
    entry.job.phase === 'uploading' ? uploadText(entry, model) : jobText(entry.job, model.nowMs)
  const room = Math.max(0, columns - label.length - 1)
  const nameColumns = Math.min(room, Math.max(12, Math.floor(room * 0.5)))
  const name = fitPath(visibleText(entry.path), nameColumns)
  return (
    paint(colour, cutWidth(`${label} `, columns)) +
    name +
    cutWidth(`  ${detail}`, room - nameColumns)
  )
}

function uploadText(entry: TrackedJob, model: TableModel): string {
  const size = entry.job.sizeBytes
  const fraction = size > 0 ? Math.min(1, model.sentBytesOf(entry.job.id) / size) : 0
  const filled = Math.round(fraction * barColumns)
  const attempt = jobText(entry.job, model.nowMs)
  // The figure comes first: a narrow terminal cuts what is behind it.
  return `${String(Math.floor(fraction * 100)).padStart(3)} %  ${'█'.repeat(filled)}${'░'.repeat(barColumns - filled)}${attempt ? `  ${attempt}` : ''}`
}

function totalsText(model: TableModel): string {
  const parts = [t('cli.live.done', { done: model.done, total: model.total })]
  if (model.needAttention > 0)
    parts.push(t('cli.count.needs-attention', { n: model.needAttention }))
  if (model.totalBytes > 0)
    parts.push(
      t('cli.live.sent', {
        sent: formatBytes(model.sentBytes),
        total: formatBytes(model.totalBytes)
      })
    )
  if (model.bytesPerS > 0 && model.sentBytes < model.totalBytes)
    parts.push(formatSpeed(model.bytesPerS))
  if (model.msLeft !== null && model.sentBytes < model.totalBytes)
    parts.push(t('cli.live.left', { span: formatSpan(model.msLeft) }))
  return parts.join(' · ')
}
