import { ListX, RotateCcw, Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { setFilter, setSelected, useApp } from '../../app/app-store.ts'
import { rowStore } from '../../app/queue-link.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { filters } from './filters.ts'
import { actionsOf, order } from './row-actions.tsx'
import type { Totals } from './totals.ts'
import { useRowIds, useTotals } from './use-rows.ts'

const idsIn = (...phases: string[]): string[] => rowStore.rows().filter((row) => phases.includes(row.phase)).map((row) => row.id)

/** Tabs with counts, and what can be done with many rows at once. */
export function QueueToolbar() {
  const totals = useTotals()
  const filter = useApp((app) => app.filter)
  const selected = useApp((app) => app.selected)
  const shown = filters.filter((tab) => tab !== 'scheduled' || totals.counts.scheduled > 0 || filter === 'scheduled')
  return (
    <div className="@container h-11 shrink-0 border-b border-line bg-canvas">
      <div className="flex h-full items-center gap-2 px-3">
        <SelectAll />
        <div role="group" aria-label={strings.queue.views} className="flex min-w-0 items-center overflow-x-auto p-0.5 [scrollbar-width:none] @2xl:gap-0.5">
          {shown.map((tab) => (
            <button
              key={tab}
              type="button"
              aria-pressed={filter === tab}
              onClick={() => setFilter(tab)}
              className={`h-7 shrink-0 rounded-md px-2 whitespace-nowrap @2xl:px-2.5 ${filter === tab ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}
            >
              {strings.queue.filters[tab]} <span className="tabular-nums">{totals.counts[tab].toLocaleString('en')}</span>
            </button>
          ))}
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {selected.size > 0 ? <SelectionActions selected={selected} /> : <ListActions totals={totals} />}
        </div>
      </div>
    </div>
  )
}

/** In a narrow window these are icons alone; their names stay. */
function ListActions({ totals }: { totals: Totals }) {
  return (
    <>
      {totals.failed > 0 && (
        <ToolButton label={strings.queue.retryFailed(totals.failed)} icon={<RotateCcw size={14} aria-hidden />} onClick={() => order('queue.retry', idsIn('failed'))} />
      )}
      {totals.finished > 0 && (
        <ToolButton label={strings.queue.clearFinished} icon={<ListX size={14} aria-hidden />} onClick={() => order('queue.clear', idsIn('published', 'cancelled'))} />
      )}
    </>
  )
}

function ToolButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Button size="sm" variant="ghost" aria-label={label} title={label} icon={icon} onClick={onClick} className="max-@3xl:w-7 max-@3xl:px-0">
      <span className="hidden @3xl:inline">{label}</span>
    </Button>
  )
}

function SelectionActions({ selected }: { selected: ReadonlySet<string> }) {
  const remove = (): void => order('queue.clear', rowStore.rows().filter((row) => selected.has(row.id) && actionsOf(row.phase).includes('remove')).map((row) => row.id))
  return (
    <>
      <span className="text-xs text-muted tabular-nums @max-2xl:hidden">{strings.queue.selected(selected.size)}</span>
      <ToolButton label={strings.queue.removeSelected} icon={<Trash2 size={14} aria-hidden />} onClick={remove} />
      <ToolButton label={strings.queue.clearSelection} icon={<X size={14} aria-hidden />} onClick={() => setSelected([])} />
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
