import type { JobRow } from '../../../../contract/ipc-rows.ts'
import type { HideableColumn } from '../../../../contract/queue/list-columns.ts'
import { isBlocked, type Tone } from '../../../../contract/queue/phase.ts'
import { t } from '../../../../contract/messages/say.ts'
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx'
import { rowStatus } from './row-status.ts'
import { statusIcons } from './status-icons.ts'

const tones: Record<Tone, string> = {
  grey: 'text-muted',
  blue: 'text-tone-blue',
  green: 'text-tone-green',
  amber: 'text-tone-amber',
  red: 'text-tone-red',
  violet: 'text-tone-violet'
}

/** A row's icon, word and color, with a bar during an upload. Without it, a note has two lines. */
export function StatusCell({
  row,
  sentBytes,
  nowMs,
  stalledS,
  shown
}: {
  row: JobRow
  sentBytes: number
  nowMs: number
  stalledS: number | null
  shown: ReadonlySet<HideableColumn>
}) {
  const status = rowStatus(row, sentBytes, nowMs, stalledS)
  const note = shown.has('when') ? status.brief : status.note
  const Icon = statusIcons[status.icon]
  return (
    <div role="gridcell" className="min-w-0">
      <div className={`flex items-center gap-1.5 font-medium ${tones[status.tone]}`}>
        <Icon
          size={15}
          aria-hidden
          className={`shrink-0 ${status.icon === 'spinner' ? 'motion-safe:animate-spin' : ''}`}
        />
        <span id={`status-${row.id}`} className="truncate" title={status.word}>
          {status.word}
          {status.percent !== null && <span className="tabular-nums"> {status.percent} %</span>}
        </span>
      </div>
      {status.percent !== null && (
        <ProgressBar
          percent={status.percent}
          label={t('row.uploadProgress', { name: row.name })}
          className="mt-1.5"
        />
      )}
      {note !== null && !(shown.has('check') && saysCheckAlone(row)) && (
        <p
          className={`text-xs text-muted ${status.percent === null ? 'line-clamp-2' : 'mt-0.5 truncate'}`}
          title={status.exact === null ? note : `${note}\n${status.exact}`}>
          {note}
        </p>
      )}
    </div>
  )
}

/** Returns whether the status only repeats the check column. */
const saysCheckAlone = ({ phase, error, fileMissing }: JobRow): boolean =>
  !fileMissing && (phase === 'ready' || (isBlocked(phase) && error === null))
