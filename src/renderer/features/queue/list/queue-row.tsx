import { ChevronRight, GripVertical } from 'lucide-react'
import { memo } from 'react'
import type { HideableColumn } from '../../../../contract/queue/list-columns.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { isBlocked } from '../../../../contract/queue/phase.ts'
import { toggleExpanded, useApp } from '../../../state/app-store.ts'
import { rowStore } from '../../../state/queue-link.ts'
import { formatBytes, formatDuration } from '../../../shared/format.ts'
import { strings } from '../../../shared/strings.ts'
import { useNow } from '../../../shared/use-now.ts'
import { accountName } from '../../../shared/account-name.ts'
import { CheckCell } from '../row/check-cell.tsx'
import { useColumns } from './column-store.ts'
import { columnsClass } from './columns.ts'
import { RowActions } from '../row/row-actions.tsx'
import { RowDetails } from '../row/row-details.tsx'
import { RowThumbnail } from '../row/row-thumbnail.tsx'
import { rowStatus } from '../row/row-status.ts'
import { stalledForS } from '../../../state/stall.ts'
import { StatusCell } from '../row/status-cell.tsx'
import { useRow, useSentBytes } from '../../../state/use-rows.ts'
import { whenOf } from '../row/when.ts'

interface QueueRowProps {
  id: string
  /** Its place in the list, from 0. */
  index: number
  /** The one row that the Tab key leads to. */
  focusable: boolean
  /** Rows may be dragged: the list shows the order of sending. */
  movable: boolean
  /** It is being dragged to another place. */
  moving: boolean
}

/** A row. Renders again only when its own row changes. The list handles its clicks and keys. */
export const QueueRow = memo(function QueueRow({
  id,
  index,
  focusable,
  movable,
  moving
}: QueueRowProps) {
  const row = useRow(id)
  const sentBytes = useSentBytes(id)
  const selected = useApp((app) => app.selected.has(id))
  const expanded = useApp((app) => app.expanded.has(id))
  const shown = useColumns((columns) => columns.shown)
  const nowMs = useNow(
    row?.waiting?.until != null ||
      (row?.scheduledFor != null && row.settledAt === null) ||
      row?.phase === 'uploading'
  )
  const sendsHere = useApp((app) => app.state?.queue?.runner === 'this')
  if (row === undefined) return null
  const tabIndex = focusable ? 0 : -1
  const stalledS = stalledForS(row, rowStore.movedAtMs(id), nowMs, sendsHere)
  return (
    <div
      role="row"
      tabIndex={tabIndex}
      data-row={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-labelledby={`name-${id} status-${id}`}
      className={`group relative border-b border-line -outline-offset-2 ${selected ? 'bg-accent-soft' : 'bg-surface hover:bg-hover'} ${moving ? 'opacity-50' : ''}`}>
      {movable && (
        <span
          data-grip
          aria-hidden
          className="absolute top-0 left-0 grid h-14 w-3 cursor-grab place-items-center text-muted opacity-0 group-hover:opacity-100">
          <GripVertical size={12} />
        </span>
      )}
      <div className={`${columnsClass} h-14`}>
        <div role="gridcell" className="flex">
          <input
            type="checkbox"
            readOnly
            tabIndex={tabIndex}
            aria-label={strings.queue.select(row.name)}
            checked={selected}
          />
        </div>
        <NameCell row={row} tabIndex={tabIndex} expanded={expanded} shown={shown} />
        {shown.has('caption') && <CaptionCell row={row} />}
        {shown.has('account') && <AudienceCell row={row} />}
        {shown.has('check') && <CheckCell row={row} />}
        <div role="gridcell" className="min-w-0">
          <StatusCell
            status={rowStatus(row, sentBytes, nowMs, stalledS)}
            name={row.name}
            id={`status-${id}`}
            timeIsApart={shown.has('when')}
            note={!(shown.has('check') && saysCheckAlone(row))}
          />
        </div>
        {shown.has('size') && (
          <div role="gridcell" className="text-right text-xs text-muted tabular-nums">
            <p>{formatBytes(row.sizeBytes)}</p>
            <p>{row.durationS === null ? '' : formatDuration(row.durationS)}</p>
          </div>
        )}
        {shown.has('when') && <WhenCell row={row} nowMs={nowMs} />}
        <div role="gridcell">
          <RowActions row={row} stalled={stalledS !== null} focusable={focusable} />
        </div>
      </div>
      {expanded && (
        <div role="gridcell" data-details>
          <RowDetails row={row} />
        </div>
      )}
    </div>
  )
})

/** The status adds nothing to what the column of checks says. */
const saysCheckAlone = ({ phase, error, fileMissing }: JobRow): boolean =>
  !fileMissing && (phase === 'ready' || (isBlocked(phase) && error === null))

function NameCell({
  row,
  tabIndex,
  expanded,
  shown
}: {
  row: JobRow
  tabIndex: number
  expanded: boolean
  shown: ReadonlySet<HideableColumn>
}) {
  // What has no column of its own stands under the name.
  const blocked = isBlocked(row.phase) && row.headline !== null ? row.headline : null
  const second = blocked ?? (shown.has('caption') ? '' : row.caption)
  const facts = [
    formatBytes(row.sizeBytes),
    row.durationS === null ? null : formatDuration(row.durationS)
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
  return (
    <div role="gridcell" className="flex min-w-0 items-center gap-2">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-expanded={expanded}
        aria-label={expanded ? strings.row.hide(row.name) : strings.row.show(row.name)}
        onClick={() => toggleExpanded(row.id)}
        className="grid size-5 shrink-0 place-items-center rounded text-muted hover:bg-raised hover:text-ink">
        <ChevronRight size={15} aria-hidden className={expanded ? 'rotate-90' : ''} />
      </button>
      {shown.has('picture') && <RowThumbnail jobId={row.id} fileMissing={row.fileMissing} />}
      <div className="min-w-0">
        <p id={`name-${row.id}`} className="truncate font-medium" title={row.name}>
          {row.name}
        </p>
        <p className="truncate text-xs text-muted" title={second === '' ? undefined : second}>
          {!shown.has('size') && (
            <span className="tabular-nums">
              {facts}
              {second !== '' && ' · '}
            </span>
          )}
          {second}
        </p>
      </div>
    </div>
  )
}

function CaptionCell({ row }: { row: JobRow }) {
  return (
    <div
      role="gridcell"
      className="min-w-0 text-xs text-muted"
      title={row.caption === '' ? undefined : row.caption}>
      <p className="line-clamp-2 break-words">{row.caption}</p>
    </div>
  )
}

function AudienceCell({ row }: { row: JobRow }) {
  const account = useApp((app) =>
    app.state !== null && app.state.accounts.length > 1
      ? app.state.accounts.find(({ profileId }) => profileId === row.profileId)
      : undefined
  )
  return (
    <div role="gridcell" className="min-w-0 text-xs text-muted">
      {account !== undefined && <p className="truncate">{accountName(account)}</p>}
      {row.privacyLevel !== null && (
        <p className="truncate">{strings.composer.audiences[row.privacyLevel]}</p>
      )}
    </div>
  )
}

function WhenCell({ row, nowMs }: { row: JobRow; nowMs: number }) {
  const when = whenOf(row, nowMs)
  return (
    <div
      role="gridcell"
      className="min-w-0 pl-2 text-xs text-muted tabular-nums"
      title={when?.exact}>
      {when !== null && <p className="truncate">{when.text}</p>}
      {when !== null && when.note !== null && <p className="truncate">{when.note}</p>}
    </div>
  )
}
