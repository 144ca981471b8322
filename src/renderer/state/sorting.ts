import type { JobRow } from '../../contract/ipc-rows.ts'
import { phases } from '../../contract/queue/phase.ts'
import { naturalCollator } from '../../contract/text/natural-collator.ts'

/** Sort columns. `order`: the order of sending, which does not depend on what is shown. */
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

/** A row's sort key for each column. Rows with the same key keep the order of sending. */
const keyOf: Record<SortColumn, (row: JobRow) => string | number> = {
  order: (row) => row.position,
  name: (row) => row.name,
  caption: (row) => row.caption,
  audience: (row) => `${row.profileId} ${row.privacyLevel ?? ''}`,
  state: (row) => phases.indexOf(row.phase),
  size: (row) => row.sizeBytes,
  length: (row) => row.durationS ?? 0,
  when: (row) => Date.parse(whenAt(row) ?? '') || 0
}

export interface Sort {
  column: SortColumn
  descending: boolean
}

export const orderOfSending: Sort = { column: 'order', descending: false }

export const sortKey = (row: JobRow, column: SortColumn): string | number => keyOf[column](row)

/** Returns the instant for "When": when the job settled, else when it continues; null if none. */
function whenAt(row: JobRow): string | null {
  return row.settledAt ?? row.scheduledFor ?? row.waiting?.until ?? null
}

/** Returns ids sorted by a column; equal keys in order of sending. `clip 2` before `clip 10`. */
export function sortIds(rows: readonly JobRow[], column: SortColumn): string[] {
  return rows
    .map((row) => ({ row, key: sortKey(row, column) }))
    .toSorted((a, b) => compare(a.key, b.key) || a.row.position - b.row.position)
    .map(({ row }) => row.id)
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : naturalCollator.compare(String(a), String(b))
}

/**
 * Returns the sort after a click on a header: ascending, then descending, then order of sending.
 */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort.column !== column) return { column, descending: false }
  return sort.descending || column === 'order' ? orderOfSending : { column, descending: true }
}
