import { CalendarClock, CircleStop, Pencil, RotateCcw, Trash2, X } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { setEditing, setSelected, useApp } from '../../../state/app-store.ts'
import { formatBytes } from '../../../shared/format.ts'
import { strings } from '../../../shared/strings.ts'
import { Button, IconButton } from '../../../shared/ui/button.tsx'
import { useThrottledRows } from '../../../state/use-throttled-rows.ts'
import { MendSelected } from '../../transcode/index.ts'
import { bulkOf } from '../list/bulk.ts'
import { cancelRows, removeRows, retryRows } from '../../../state/queue-commands.ts'
import { changeTimeOf } from '../dialogs/dialog-store.ts'

const text = strings.bulk

/** Actions on the selected rows; below the list, so that no row moves under the pointer. */
export function BulkBar() {
  const selected = useApp((app) => app.selected)
  return selected.size === 0 ? null : <Bar selected={selected} />
}

function Bar({ selected }: { selected: ReadonlySet<string> }) {
  const rows = useThrottledRows()
  const bulk = useMemo(() => bulkOf(rows.filter((row) => selected.has(row.id))), [rows, selected])
  const audience =
    bulk.audience === null
      ? null
      : bulk.audience === 'mixed'
        ? text.mixed
        : strings.composer.audiences[bulk.audience]
  return (
    <div
      role="toolbar"
      aria-label={text.label}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1 border-t border-line bg-accent-soft py-1 pr-2 pl-3 @max-xl:gap-0">
      <p className="mr-auto whitespace-nowrap tabular-nums">
        <span className="font-semibold">{text.selected(bulk.rows)}</span>
        <span className="hidden text-muted @2xl:inline">
          {' '}
          · {formatBytes(bulk.sizeBytes)}
          {audience !== null && ` · ${text.audience(audience)}`}
        </span>
      </p>
      {bulk.editable.length > 0 && (
        <Act icon={<Pencil size={14} aria-hidden />} onClick={() => setEditing(bulk.editable)}>
          {text.edit}
        </Act>
      )}
      <MendSelected selected={selected} />
      {bulk.timed.length > 0 && (
        <Act
          icon={<CalendarClock size={14} aria-hidden />}
          onClick={() => changeTimeOf(bulk.timed)}
          short={text.changeTimeShort}>
          {text.changeTime}
        </Act>
      )}
      {bulk.retry.length > 0 && (
        <Act icon={<RotateCcw size={14} aria-hidden />} onClick={() => retryRows(bulk.retry)}>
          {text.retry(bulk.retry.length)}
        </Act>
      )}
      {bulk.cancel.length > 0 && (
        <Act icon={<CircleStop size={14} aria-hidden />} onClick={() => cancelRows(bulk.cancel)}>
          {text.cancel(bulk.cancel.length)}
        </Act>
      )}
      {bulk.remove.length > 0 && (
        <Act icon={<Trash2 size={14} aria-hidden />} onClick={() => removeRows(bulk.remove)}>
          {text.remove(bulk.remove.length)}
        </Act>
      )}
      <IconButton label={text.clear} onClick={() => setSelected([])}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  )
}

function Act({
  icon,
  onClick,
  short,
  children
}: {
  icon: ReactNode
  onClick: () => void
  short?: string
  children: string
}) {
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<span className="@max-xl:hidden">{icon}</span>}
      onClick={onClick}
      {...(short !== undefined && { 'aria-label': children })}
      className="hover:enabled:bg-surface @max-xl:px-1.5">
      {short === undefined ? (
        children
      ) : (
        <>
          <span className="@max-xl:hidden">{children}</span>
          <span className="@xl:hidden">{short}</span>
        </>
      )}
    </Button>
  )
}
