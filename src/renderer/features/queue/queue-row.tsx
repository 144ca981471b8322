import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { toggleExpanded, toggleSelected, useApp } from '../../app/app-store.ts'
import { formatBytes, formatDuration } from '../../shared/format.ts'
import { strings } from '../../shared/strings.ts'
import { useNow } from '../../shared/use-now.ts'
import { accountName } from '../composer/publish-plan.ts'
import { RowActions, act, actionsOf } from './row-actions.tsx'
import { RowDetails } from './row-details.tsx'
import { rowStatus } from './row-status.ts'
import { StatusCell } from './status-cell.tsx'
import { useRow, useSentBytes } from './use-rows.ts'

/** One line of the list. It renders again when its own row changes, not when another does. */
export function QueueRow({ id, focusable, onFocus }: { id: string; focusable: boolean; onFocus: () => void }) {
  const row = useRow(id)
  const sentBytes = useSentBytes(id)
  const selected = useApp((app) => app.selected.has(id))
  const expanded = useApp((app) => app.expanded.has(id))
  const nowMs = useNow(row?.waiting?.until != null)
  const others = useApp((app) => (app.state?.accounts.length ?? 0) > 1)
  const account = useApp((app) => app.state?.accounts.find(({ profileId }) => profileId === row?.profileId))
  if (row === undefined) return null
  const status = rowStatus(row, sentBytes, nowMs)
  const facts = [formatBytes(row.sizeBytes), row.durationS === null ? null : formatDuration(row.durationS)].filter((fact) => fact !== null).join(' · ')
  const second = row.phase === 'needs-attention' && row.headline !== null ? row.headline : row.caption
  return (
    <div
      tabIndex={focusable ? 0 : -1}
      data-row={id}
      onFocus={onFocus}
      onKeyDown={(event) => onRowKey(event, row)}
      className={`border-b border-line -outline-offset-2 ${selected ? 'bg-accent-soft' : 'bg-surface'}`}
    >
      <div className="grid h-15 grid-cols-[16px_20px_minmax(0,1fr)_184px_96px] items-center gap-x-2 px-3 @3xl:grid-cols-[16px_20px_minmax(0,1fr)_108px_232px_140px] @3xl:gap-x-3">
        <input type="checkbox" tabIndex={focusable ? 0 : -1} aria-label={strings.queue.select(row.name)} checked={selected} onChange={() => toggleSelected(id)} />
        <button
          type="button"
          tabIndex={focusable ? 0 : -1}
          aria-expanded={expanded}
          aria-label={expanded ? strings.row.hide(row.name) : strings.row.show(row.name)}
          onClick={() => toggleExpanded(id)}
          className="grid size-5 place-items-center rounded text-muted hover:bg-raised hover:text-ink"
        >
          <ChevronRight size={15} aria-hidden className={expanded ? 'rotate-90' : ''} />
        </button>
        <div className="min-w-0">
          <p id={`name-${id}`} className="truncate font-medium" title={row.name}>{row.name}</p>
          <p className="truncate text-xs text-muted" title={second === '' ? undefined : second}>
            <span className="tabular-nums @3xl:hidden">{facts}{(second !== '' || others) && ' · '}</span>
            {others && account !== undefined && <>{accountName(account)}{second !== '' && ' · '}</>}
            {second}
          </p>
        </div>
        <p className="hidden text-right text-xs text-muted tabular-nums @3xl:block">{facts}</p>
        <StatusCell status={status} name={row.name} id={`status-${id}`} />
        <RowActions row={row} focusable={focusable} />
      </div>
      {expanded && <RowDetails row={row} />}
    </div>
  )
}

/** Keys on a focused row: Space selects, Enter opens, Delete removes, R retries. */
function onRowKey(event: KeyboardEvent<HTMLDivElement>, row: JobRow): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const actions = actionsOf(row.phase)
  switch (event.key) {
    case ' ':
      toggleSelected(row.id)
      break
    case 'Enter':
      toggleExpanded(row.id)
      break
    case 'Delete':
    case 'Backspace':
      if (actions.includes('remove')) act('remove', row.id)
      break
    case 'r':
    case 'R':
      if (actions.includes('retry')) act('retry', row.id)
      break
    default:
      return
  }
  event.preventDefault()
}
