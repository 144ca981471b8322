import type { JobRow } from '../../contract/ipc-rows.ts'
import { matches, type Filter } from './filters.ts'
import { sortIds, sortKey, type Sort, type SortColumn } from './sorting.ts'

/** The shown part of the list, and its order. */
export interface View {
  filter: Filter
  /** Words that the name or the caption must all contain; empty for no search. */
  query: string
  sort: Sort
}

const keptViews = 8

/**
 * Creates the list's sort orders, each cached until a row's sort key changes: a live batch changes
 * phases five times a second, which must not compare 10,000 names each time.
 */
export function createRowOrder(rows: ReadonlyMap<string, JobRow>) {
  const orders = new Map<SortColumn, readonly string[]>()
  const views = new Map<string, { ids: readonly string[]; fresh: boolean }>()

  const stale = (): void => {
    for (const view of views.values()) view.fresh = false
  }
  const sorted = (column: SortColumn): readonly string[] => {
    const kept = orders.get(column)
    if (kept !== undefined) return kept
    const made = sortIds([...rows.values()], column)
    orders.set(column, made)
    return made
  }

  return {
    /** Called when a row was added, changed or removed. */
    touch(before: JobRow | undefined, after: JobRow | undefined): void {
      stale()
      if (before === undefined || after === undefined || before.position !== after.position)
        return orders.clear()
      for (const column of orders.keys())
        if (sortKey(before, column) !== sortKey(after, column)) orders.delete(column)
    },
    reset(): void {
      stale()
      orders.clear()
    },
    sorted,
    /** Returns the ids of the rows in view; the same array as long as its content is the same. */
    shown: (view: View): readonly string[] => {
      const key = JSON.stringify([view.filter, view.query, view.sort.column, view.sort.descending])
      const kept = views.get(key)
      if (kept?.fresh === true) return kept.ids
      const ids = select(rows, sorted(view.sort.column), view)
      const same =
        kept !== undefined &&
        kept.ids.length === ids.length &&
        kept.ids.every((id, i) => id === ids[i])
      const next = { ids: same ? kept.ids : ids, fresh: true }
      views.delete(key)
      views.set(key, next)
      const [oldest] = views.keys()
      if (views.size > keptViews && oldest !== undefined) views.delete(oldest)
      return next.ids
    }
  }
}

function select(
  rows: ReadonlyMap<string, JobRow>,
  ids: readonly string[],
  { filter, query, sort }: View
): readonly string[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const chosen =
    filter === 'all' && words.length === 0
      ? ids
      : ids.filter((id) => {
          const row = rows.get(id)
          return row !== undefined && matches(row, filter) && isFound(row, words)
        })
  return sort.descending ? chosen.toReversed() : chosen
}

function isFound(row: JobRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = `${row.name} ${row.caption}`.toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}
