import { setFilter, useApp } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { filters, type Filter } from '../../../state/filters.ts'
import { ListActions } from '../list/list-actions.tsx'
import { SortMenu } from './sort-menu.tsx'
import { useTotals } from '../../../state/use-rows.ts'

/** Tabs with counts, the sort and the columns. */
export function QueueToolbar() {
  const totals = useTotals()
  const filter = useApp((app) => app.filter)
  // A narrow list has room only for tabs that are not empty.
  const spareClass = (tab: Filter): string => {
    if (tab === 'all' || tab === 'queue' || tab === filter || totals.counts[tab] > 0) return ''
    return tab === 'scheduled' ? 'hidden @5xl:block' : 'hidden @3xl:block'
  }
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line bg-canvas py-1 pr-3 pl-2 @max-3xl:gap-1 @max-3xl:pr-1 @max-3xl:pl-1">
      <div
        role="group"
        aria-label={t('queue.views')}
        className="flex min-w-0 flex-wrap items-center p-0.5 @3xl:gap-0.5">
        {filters.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={filter === tab}
            onClick={() => setFilter(tab)}
            className={`${spareClass(tab)} h-7 shrink-0 rounded-md px-1.5 text-xs whitespace-nowrap @3xl:px-2 @3xl:text-sm @5xl:px-2.5 ${filter === tab ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}>
            {tab === 'attention' ? <AttentionLabel /> : t(`queue.filters.${tab}`)}{' '}
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

/** In a narrow list the visible word is shorter, but screen readers read the full one. */
function AttentionLabel() {
  return (
    <>
      <span aria-hidden className="@5xl:hidden">
        {t('queue.attentionShort')}
      </span>
      <span className="sr-only @5xl:not-sr-only">{t('queue.filters.attention')}</span>
    </>
  )
}
