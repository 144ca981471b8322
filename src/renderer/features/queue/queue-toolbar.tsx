import { ListX, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { setFilter, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { filters } from './filters.ts'
import type { Filter } from './filters.ts'
import { clearFinished, retryFailed } from './queue-commands.ts'
import { SortMenu } from './sort-menu.tsx'
import { useTotals } from './use-rows.ts'

/** So many files make the tabs so wide that the words beside them have to go. */
const crowd = 99

/** Tabs with counts, the sort and the columns. */
export function QueueToolbar() {
  const totals = useTotals()
  const filter = useApp((app) => app.filter)
  // A narrow list has room only for those with something under them.
  const spareClass = (tab: Filter): string => {
    if (tab === 'all' || tab === 'queue' || tab === filter || totals.counts[tab] > 0) return ''
    return tab === 'scheduled' ? 'hidden @5xl:block' : 'hidden @3xl:block'
  }
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line bg-canvas py-1 pr-3 pl-2 @max-3xl:gap-1 @max-3xl:pr-1 @max-3xl:pl-1">
      <div
        role="group"
        aria-label={strings.queue.views}
        className="flex min-w-0 flex-wrap items-center p-0.5 @3xl:gap-0.5">
        {filters.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={filter === tab}
            onClick={() => setFilter(tab)}
            className={`${spareClass(tab)} h-7 shrink-0 rounded-md px-1.5 text-xs whitespace-nowrap @3xl:px-2 @3xl:text-sm @5xl:px-2.5 ${filter === tab ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}>
            {tab === 'attention' ? <AttentionLabel /> : strings.queue.filters[tab]}{' '}
            <span className="tabular-nums">{totals.counts[tab].toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      <div className="ml-auto flex shrink-0 items-center">
        <div className="hidden @3xl:flex">
          <ListActions />
        </div>
        <SortMenu />
        <ColumnsMenu />
      </div>
    </div>
  )
}

/** What concerns the whole list. In a narrow one it stands at the end of the column heads, so that every tab has its place. */
export function ListActions() {
  const { failed, finished, counts } = useTotals()
  const wordsClass = counts.all > crowd ? 'hidden @5xl:inline' : 'hidden @3xl:inline'
  return (
    <>
      {failed > 0 && (
        <ToolButton
          label={strings.queue.retryFailed}
          hint={strings.queue.retryFailedHint(failed)}
          icon={<RotateCcw size={14} aria-hidden />}
          wordsClass={wordsClass}
          onClick={retryFailed}
        />
      )}
      {finished > 0 && (
        <ToolButton
          label={strings.queue.clearFinished}
          hint={strings.queue.clearFinishedHint}
          icon={<ListX size={14} aria-hidden />}
          wordsClass={wordsClass}
          onClick={clearFinished}
        />
      )}
    </>
  )
}

/** In a narrow list the word is shorter to look at and the same to listen to. */
function AttentionLabel() {
  return (
    <>
      <span aria-hidden className="@5xl:hidden">
        {strings.queue.attentionShort}
      </span>
      <span className="sr-only @5xl:not-sr-only">{strings.queue.filters.attention}</span>
    </>
  )
}

/** In a narrow window these are icons alone; their names stay. */
function ToolButton({
  label,
  hint,
  icon,
  wordsClass,
  onClick
}: {
  label: string
  hint: string
  icon: ReactNode
  wordsClass: string
  onClick: () => void
}) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={label}
      title={hint}
      icon={icon}
      onClick={onClick}
      className="min-w-7 text-muted hover:text-ink">
      <span className={wordsClass}>{label}</span>
    </Button>
  )
}
