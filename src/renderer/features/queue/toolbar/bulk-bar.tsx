import {
  CalendarClock,
  CircleStop,
  Pencil,
  RotateCcw,
  Trash2,
  X,
  type LucideIcon
} from 'lucide-react'
import { useMemo } from 'react'
import { setEditing, setSelected, useApp } from '../../../state/app-store.ts'
import { formatBytes } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button, IconButton } from '../../../shared/ui/button.tsx'
import { useAllRows } from '../../../state/use-rows.ts'
import { FixSelected } from '../../transcode/index.ts'
import { bulkOf } from '../list/bulk.ts'
import { cancelRows, removeRows, retryRows } from '../../../state/queue-commands.ts'
import { changeTimeOf } from '../dialogs/dialog-store.ts'

/** Actions on the selected rows; below the list, so that no row moves under the pointer. */
export function BulkBar() {
  const selected = useApp((app) => app.selected)
  return selected.size === 0 ? null : <Bar selected={selected} />
}

function Bar({ selected }: { selected: ReadonlySet<string> }) {
  const rows = useAllRows()
  const bulk = useMemo(() => bulkOf(rows.filter((row) => selected.has(row.id))), [rows, selected])
  const audience =
    bulk.audience === null
      ? null
      : bulk.audience === 'mixed'
        ? t('bulk.mixed')
        : t(`composer.audiences.${bulk.audience}`)
  return (
    <div
      role="toolbar"
      aria-label={t('bulk.label')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1 border-t border-line bg-accent-soft py-1 pr-2 pl-3 @max-xl:gap-0">
      <p className="mr-auto whitespace-nowrap tabular-nums">
        <span className="font-semibold">{t('bulk.selected', { n: bulk.rows })}</span>
        <span className="hidden text-muted @2xl:inline">
          {' '}
          · {formatBytes(bulk.sizeBytes)}
          {audience !== null && ` · ${t('bulk.audience', { what: audience })}`}
        </span>
      </p>
      <Act icon={Pencil} ids={bulk.editable} act={setEditing} label={t('bulk.edit')} />
      <FixSelected selected={selected} />
      <Act
        icon={CalendarClock}
        ids={bulk.timed}
        act={changeTimeOf}
        label={t('bulk.changeTime')}
        short={t('bulk.changeTimeShort')}
      />
      <Act
        icon={RotateCcw}
        ids={bulk.retry}
        act={retryRows}
        label={t('bulk.retry', { n: bulk.retry.length })}
      />
      <Act
        icon={CircleStop}
        ids={bulk.cancel}
        act={cancelRows}
        label={t('bulk.cancel', { n: bulk.cancel.length })}
      />
      <Act
        icon={Trash2}
        ids={bulk.remove}
        act={removeRows}
        label={t('bulk.remove', { n: bulk.remove.length })}
      />
      <IconButton label={t('bulk.clear')} onClick={() => setSelected([])}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  )
}

/** Renders nothing if it would change no row. */
function Act({
  icon: Icon,
  ids,
  act,
  label,
  short
}: {
  icon: LucideIcon
  ids: readonly string[]
  act: (ids: readonly string[]) => void
  label: string
  short?: string
}) {
  if (ids.length === 0) return null
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<Icon size={14} aria-hidden className="@max-xl:hidden" />}
      onClick={() => act(ids)}
      {...(short !== undefined && { 'aria-label': label })}
      className="hover:enabled:bg-surface @max-xl:px-1.5">
      {short === undefined ? (
        label
      ) : (
        <>
          <span className="@max-xl:hidden">{label}</span>
          <span className="@xl:hidden">{short}</span>
        </>
      )}
    </Button>
  )
}
