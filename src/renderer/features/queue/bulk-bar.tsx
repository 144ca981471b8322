import { CalendarClock, CircleStop, Pencil, RotateCcw, Trash2, X } from 'lucide-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { setEditing, setSelected, useApp } from '../../app/app-store.ts'
import { formatBytes } from '../../shared/format.ts'
import { strings } from '../../shared/strings.ts'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { MendSelected } from '../conform/mend-button.tsx'
import { bulkOf } from './bulk.ts'
import { cancelRows, removeRows, retryRows } from './queue-orders.ts'
import { changeTimeOf } from './time-dialog-store.ts'
import { useAllRows } from './use-rows.ts'

const text = strings.bulk

/** What can be done with the selected rows; below the list, so that no row moves under the pointer when it comes. */
export function BulkBar() {
  const selected = useApp((app) => app.selected)
  return selected.size === 0 ? null : <Bar selected={selected} />
}

function Bar({ selected }: { selected: ReadonlySet<string> }) {
  const rows = useAllRows()
  const bulk = useMemo(() => bulkOf(rows.filter((row) => selected.has(row.id))), [rows, selected])
  const audience = bulk.audience === null ? null : bulk.audience === 'mixed' ? text.mixed : strings.composer.audiences[bulk.audience]
  return (
    <div role="toolbar" aria-label={text.label} className="flex h-11 shrink-0 items-center gap-1 border-t border-line bg-accent-soft pr-2 pl-3">
      <p className="mr-auto min-w-0 truncate tabular-nums">
        <span className="font-semibold">{text.selected(bulk.rows)}</span>
        <span className="hidden text-muted @2xl:inline"> · {formatBytes(bulk.sizeBytes)}{audience !== null && ` · ${text.audience(audience)}`}</span>
      </p>
      {bulk.editable.length > 0 && <Act icon={<Pencil size={14} aria-hidden />} onClick={() => setEditing(bulk.editable)}>{text.edit}</Act>}
      <MendSelected selected={selected} />
      {bulk.timed.length > 0 && <Act icon={<CalendarClock size={14} aria-hidden />} onClick={() => changeTimeOf(bulk.timed)}>{text.changeTime}</Act>}
      {bulk.retry.length > 0 && <Act icon={<RotateCcw size={14} aria-hidden />} onClick={() => retryRows(bulk.retry)}>{text.retry(bulk.retry.length)}</Act>}
      {bulk.cancel.length > 0 && <Act icon={<CircleStop size={14} aria-hidden />} onClick={() => cancelRows(bulk.cancel)}>{text.cancel(bulk.cancel.length)}</Act>}
      {bulk.remove.length > 0 && <Act icon={<Trash2 size={14} aria-hidden />} onClick={() => removeRows(bulk.remove)}>{text.remove(bulk.remove.length)}</Act>}
      <IconButton label={text.clear} onClick={() => setSelected([])}><X size={15} aria-hidden /></IconButton>
    </div>
  )
}

function Act({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: string }) {
  return (
    <Button size="sm" variant="ghost" icon={<span className="@max-xl:hidden">{icon}</span>} onClick={onClick} className="hover:enabled:bg-surface">{children}</Button>
  )
}
