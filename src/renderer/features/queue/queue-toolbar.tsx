import { RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { setFilter, setSelected, useApp } from '../../app/app-store.ts'
import { rowStore } from '../../app/queue-link.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { filters } from './filters.ts'
import { actionsOf, order } from './row-actions.tsx'
import { useRowIds, useTotals } from './use-rows.ts'

const idsIn = (...phases: string[]): string[] => rowStore.rows().filter((row) => phases.includes(row.phase)).map((row) => row.id)

/** Tabs with counts, and what can be done with many rows at once. */
export function QueueToolbar() {
  const totals = useTotals()
  const filter = useApp((app) => app.filter)
  const selected = useApp((app) => app.selected)
  const shown = filters.filter((tab) => tab !== 'scheduled' || totals.counts.scheduled > 0 || filter === 'scheduled')
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-canvas pr-3 pl-3">
      <SelectAll />
      <div role="group" aria-label={strings.queue.label} className="flex min-w-0 items-center gap-0.5 overflow-x-auto p-0.5 [scrollbar-width:none]">
        {shown.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={filter === tab}
            onClick={() => setFilter(tab)}
            className={`h-7 shrink-0 rounded-md px-2.5 whitespace-nowrap ${filter === tab ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}
          >
            {strings.queue.filters[tab]} <span className="tabular-nums">{totals.counts[tab].toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {selected.size > 0 ? (
          <SelectionActions selected={selected} />
        ) : (
          <>
            {totals.failed > 0 && (
              <Button size="sm" icon={<RotateCcw size={13} aria-hidden />} onClick={() => order('queue.retry', idsIn('failed'))}>{strings.queue.retryFailed(totals.failed)}</Button>
            )}
            {totals.finished > 0 && (
              <Button size="sm" variant="ghost" onClick={() => order('queue.clear', idsIn('published', 'cancelled'))}>{strings.queue.clearFinished}</Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}

function SelectionActions({ selected }: { selected: ReadonlySet<string> }) {
  const remove = (): void => order('queue.clear', rowStore.rows().filter((row) => selected.has(row.id) && actionsOf(row.phase).includes('remove')).map((row) => row.id))
  return (
    <>
      <span className="text-xs text-muted tabular-nums">{strings.queue.selected(selected.size)}</span>
      <Button size="sm" variant="ghost" aria-label={strings.queue.removeSelected} icon={<Trash2 size={13} aria-hidden />} onClick={remove}>{strings.queue.remove}</Button>
      <Button size="sm" variant="ghost" onClick={() => setSelected([])}>{strings.queue.clearSelection}</Button>
    </>
  )
}

/** Ticked when all rows of the view are selected, dashed when some are. */
function SelectAll() {
  const filter = useApp((app) => app.filter)
  const selected = useApp((app) => app.selected)
  const ids = useRowIds(filter)
  const box = useRef<HTMLInputElement>(null)
  const all = ids.length > 0 && selected.size >= ids.length && ids.every((id) => selected.has(id))
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = selected.size > 0 && !all
  }, [selected, all])
  return <input ref={box} type="checkbox" disabled={ids.length === 0} aria-label={strings.queue.selectAll} checked={all} onChange={() => setSelected(all ? [] : ids)} />
}
