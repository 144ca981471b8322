import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { setSelected, setSort, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { columnsClass, fromMedium, fromWide } from './columns.ts'
import { ListActions } from './queue-toolbar.tsx'
import { nextSort } from './sorting.ts'
import type { SortColumn } from './sorting.ts'

const text = strings.columns

/** The head of the list: everything can be selected here, and each name sorts what is shown. */
export function ColumnHeader({ ids }: { ids: readonly string[] }) {
  const severalAccounts = useApp((app) => (app.state?.accounts.length ?? 0) > 1)
  return (
    <div role="row" aria-rowindex={1} className={`${columnsClass} h-8 text-xs text-muted`}>
      <div role="gridcell" className="flex"><SelectAll ids={ids} /></div>
      <Head column="name" className="pl-7 @xl:pl-15" />
      <Head column="caption" className={fromWide} />
      <Head column="audience" label={severalAccounts ? text.audienceAndAccount : text.audience} className={fromWide} />
      <Head column="state" />
      <Head column="size" className={`${fromMedium} text-right`} />
      <Head column="when" className={`${fromMedium} pl-2`} />
      <div role="gridcell" className="flex justify-end @3xl:hidden"><ListActions /></div>
    </div>
  )
}

function Head({ column, label = text[column], className = '' }: { column: SortColumn; label?: string; className?: string }) {
  const sort = useApp((app) => app.sort)
  const here = sort.column === column
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <div role="columnheader" aria-sort={here ? (sort.descending ? 'descending' : 'ascending') : 'none'} className={`min-w-0 ${className}`}>
      <button
        type="button"
        onClick={() => setSort(nextSort(sort, column))}
        className={`-mx-1.5 inline-flex h-6 max-w-full items-center gap-1 rounded px-1.5 hover:bg-raised hover:text-ink ${here ? 'font-semibold text-ink' : 'font-medium'}`}
      >
        <span className="truncate">{label}</span>
        {here && <Arrow size={12} aria-hidden className="shrink-0" />}
      </button>
    </div>
  )
}

/** Ticked when all rows in view are selected, dashed when some are. */
function SelectAll({ ids }: { ids: readonly string[] }) {
  const selected = useApp((app) => app.selected)
  const box = useRef<HTMLInputElement>(null)
  const all = ids.length > 0 && selected.size >= ids.length && ids.every((id) => selected.has(id))
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = selected.size > 0 && !all
  }, [selected, all])
  return <input ref={box} type="checkbox" aria-label={strings.queue.selectAll} checked={all} onChange={() => setSelected(all ? [] : ids)} />
}
