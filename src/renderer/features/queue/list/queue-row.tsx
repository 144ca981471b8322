import { GripVertical } from 'lucide-react'
import { memo } from 'react'
import { useApp } from '../../../state/app-store.ts'
import { rowStore } from '../../../state/queue-link.ts'
import { t } from '../../../../contract/messages/say.ts'
import { useNow } from '../../../shared/use-now.ts'
import { useColumns } from './column-store.ts'
import { columnsClass } from './columns.ts'
import { RowActions } from '../row/row-actions.tsx'
import { RowDetails } from '../row/row-details.tsx'
import { stalledForS } from '../../../state/stall.ts'
import {
  AudienceCell,
  CaptionCell,
  CheckCell,
  NameCell,
  SizeCell,
  WhenCell
} from '../row/row-cells.tsx'
import { StatusCell } from '../row/status-cell.tsx'
import { useRow, useSentBytes } from '../../../state/use-rows.ts'

interface QueueRowProps {
  id: string
  /** Its index in the list, from 0. */
  index: number
  /** The one row with a Tab stop. */
  focusable: boolean
  /** Rows may be dragged: the list shows the order of sending. */
  movable: boolean
  /** The row is being dragged. */
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
            aria-label={t('queue.select', { name: row.name })}
            checked={selected}
          />
        </div>
        <NameCell row={row} tabIndex={tabIndex} expanded={expanded} shown={shown} />
        {shown.has('caption') && <CaptionCell row={row} />}
        {shown.has('account') && <AudienceCell row={row} />}
        {shown.has('check') && <CheckCell row={row} />}
        <StatusCell
          row={row}
          sentBytes={sentBytes}
          nowMs={nowMs}
          stalledS={stalledS}
          shown={shown}
        />
        {shown.has('size') && <SizeCell row={row} />}
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
