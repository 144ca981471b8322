import type { JobRow } from '../../contract/ipc-rows.ts'
import { phases } from '../../contract/queue/phase.ts'
import { naturalCollator } from '../../contract/text/natural-collator.ts'

/** Sort columns. `order`: the order of sending, which does not change with what is shown. */
export const sortColumns = [
  'order',
  'name',
  'caption',
  'audience',
  'state',
  'size',
  'length',
  'when'
] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Sort {
  column: SortColumn
  descending: boolean
}

export const orderOfSending: Sort = { column: 'order', descending: false }

/** A row's sort key for a column. Rows with the same key keep the order of sending. */
export function sortKey(row: JobRow, column: SortColumn): string | number {
  switch (column) {
    case 'order':
      return row.position
    case 'name':
      return row.name
    case 'caption':
      return row.caption
    case 'audience':
      return `${row.profileId} ${row.privacyLevel ?? ''}`
    case 'state':
      return phases.indexOf(row.phase)
    case 'size':
      return row.sizeBytes
    case 'length':
      return row.durationS ?? 0
    case 'when':
      return Date.parse(whenAt(row) ?? '') || 0
  }
}

/** The instant in the column "When": when the job settled, else when it goes on; null if none. */
export function whenAt(row: JobRow): string | null {
  return row.settledAt ?? row.scheduledFor ?? row.waiting?.until ?? null
}

/** Ids sorted by a column; equal keys in order of sending. `clip 2` comes before `clip 10`. */
export function sortIds(rows: readonly JobRow[], column: SortColumn): string[] {
  const keyed = rows.map((row) => ({
    id: row.id,
    key: sortKey(row, column),
    position: row.position
  }))
  return keyed
    .toSorted((a, b) => compare(a.key, b.key) || a.position - b.position)
    .map(({ id }) => id)
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : naturalCollator.compare(String(a), String(b))
}

/** The sort after a click on a column header: ascending, then descending, then order of sending. */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort.column !== column) return { column, descending: false }
  return sort.descending || column === 'order' ? orderOfSending : { column, descending: true }
}
