import { ListX, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { setFilter, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { filters } from './filters.ts'
import type { Filter } from './filters.ts'
import { clearFinished, retryFailed } from './queue-orders.ts'
import { SortMenu } from './sort-menu.tsx'
import { useTotals } from './use-rows.ts'

/** Tabs with counts, the sort and the columns. */
export function QueueToolbar() {
  const totals = useTotals()
  const filter = useApp((app) => app.filter)
  // A narrow list has room for this one only while there is something under it.
  const isSpare = (tab: Filter): boolean => tab === 'scheduled' && totals.counts.scheduled === 0 && filter !== 'scheduled'
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-canvas pr-3 pl-2">
      <div role="group" aria-label={strings.queue.views} className="flex min-w-0 items-center overflow-x-auto p-0.5 [scrollbar-width:none] @3xl:gap-0.5">
        {filters.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={filter === tab}
            onClick={() => setFilter(tab)}
            className={`${isSpare(tab) ? 'hidden @5xl:block' : ''} h-7 shrink-0 rounded-md px-1.5 text-xs whitespace-nowrap @3xl:px-2.5 @3xl:text-sm ${filter === tab ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}
          >
            {tab === 'attention' ? <AttentionLabel /> : strings.queue.filters[tab]} <span className="tabular-nums">{totals.counts[tab].toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      <div className="ml-auto flex shrink-0 items-center">
        <div className="hidden @3xl:flex"><ListActions /></div>
        <SortMenu />
        <ColumnsMenu />
      </div>
    </div>
  )
}

/** What concerns the whole list. In a narrow one it stands at the end of the column heads, so that every tab has its place. */
export function ListActions() {
  const { failed, finished } = useTotals()
  return (
    <>
      {failed > 0 && <ToolButton label={strings.queue.retryFailed(failed)} icon={<RotateCcw size={14} aria-hidden />} onClick={retryFailed} />}
      {finished > 0 && <ToolButton label={strings.queue.clearFinished} icon={<ListX size={14} aria-hidden />} onClick={clearFinished} />}
    </>
  )
}

/** In a narrow list the word is shorter to look at and the same to listen to. */
function AttentionLabel() {
  return (
    <>
      <span aria-hidden className="@3xl:hidden">{strings.queue.attentionShort}</span>
      <span className="sr-only @3xl:not-sr-only">{strings.queue.filters.attention}</span>
    </>
  )
}

/** In a narrow window these are icons alone; their names stay. */
function ToolButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Button size="sm" variant="ghost" aria-label={label} title={label} icon={icon} onClick={onClick} className="text-muted hover:text-ink @max-5xl:w-7 @max-5xl:px-0">
      <span className="hidden @5xl:inline">{label}</span>
    </Button>
  )
}
