import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { SizedColumn } from '../../../../contract/queue/list-columns.ts'
import { setSelected, setSort, useApp, useSeveralAccounts } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'
import { ColumnEdge } from './column-edge.tsx'
import { useColumns } from './column-store.ts'
import { columnsClass } from './columns.ts'
import { ListActions } from './list-actions.tsx'
import { nextSort, type SortColumn } from '../../../state/sorting.ts'

/** The list's header: selects all rows, sorts by each name, and resizes at each column's edge. */
export function ColumnHeader({ ids }: { ids: readonly string[] }) {
  const severalAccounts = useSeveralAccounts()
  const shown = useColumns((columns) => columns.shown)
  const account = severalAccounts ? t('columns.audienceAndAccount') : t('columns.audience')
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${columnsClass} h-8 border-b border-line text-xs text-muted`}>
      <div role="gridcell" className="flex">
        <SelectAll ids={ids} />
      </div>
      <Head
        sort="name"
        label={t('columns.name')}
        className={shown.has('picture') ? 'pl-15' : 'pl-7'}
      />
      {shown.has('caption') && (
        <Head sort="caption" column="caption" label={t('columns.caption')} />
      )}
      {shown.has('account') && <Head sort="audience" column="account" label={account} />}
      {shown.has('check') && <Head column="check" label={t('columns.check')} />}
      <Head sort="state" column="status" label={t('columns.state')} />
      {shown.has('size') && (
        <Head sort="size" column="size" label={t('columns.size')} className="text-right" />
      )}
      {shown.has('when') && (
        <Head sort="when" column="when" label={t('columns.when')} className="pl-2" />
      )}
      <div role="gridcell" className="flex justify-end @3xl:hidden">
        <ListActions />
      </div>
    </div>
  )
}

/** The name of a column; most columns can be sorted. */
function Head({
  sort: by,
  column,
  label,
  className = ''
}: {
  sort?: SortColumn
  column?: SizedColumn
  label: string
  className?: string
}) {
  const sort = useApp((app) => app.sort)
  const here = sort.column === by
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  const ariaSort = here ? (sort.descending ? 'descending' : 'ascending') : 'none'
  return (
    <div
      role="columnheader"
      aria-label={label}
      aria-sort={by === undefined ? undefined : ariaSort}
      className={`relative min-w-0 ${className}`}>
      {column !== undefined && <ColumnEdge column={column} label={label} />}
      {by === undefined ? (
        <span className="block truncate font-medium">{label}</span>
      ) : (
        <button
          type="button"
          onClick={() => setSort(nextSort(sort, by))}
          className={`-mx-1.5 inline-flex h-6 max-w-[calc(100%+--spacing(3))] items-center gap-1 rounded px-1.5 hover:bg-raised hover:text-ink ${here ? 'font-semibold text-ink' : 'font-medium'}`}>
          <span className="truncate">{label}</span>
          {here && <Arrow size={12} aria-hidden className="shrink-0" />}
        </button>
      )}
    </div>
  )
}

/** Checked when all rows in view are selected, dashed when some are. */
function SelectAll({ ids }: { ids: readonly string[] }) {
  const selected = useApp((app) => app.selected)
  const box = useRef<HTMLInputElement>(null)
  const all = useMemo(
    () => ids.length > 0 && selected.size >= ids.length && ids.every((id) => selected.has(id)),
    [ids, selected]
  )
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = selected.size > 0 && !all
  }, [selected, all])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t('queue.selectAll')}
      checked={all}
      onChange={() => setSelected(all ? [] : ids)}
    />
  )
}
