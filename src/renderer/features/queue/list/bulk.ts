import type { JobRow } from '../../../../contract/ipc-rows.ts'
import type { PrivacyLevel } from '../../../../contract/queue/post-options.ts'
import { actionsOf, hasTime, type RowAction } from '../../../state/row-offers.ts'

/** The actions for the selected rows, each with the rows it would change. */
export interface Bulk {
  rows: number
  sizeBytes: number
  editable: string[]
  retry: string[]
  cancel: string[]
  remove: string[]
  timed: string[]
  /** The audience chosen for them; `mixed` when they differ; null when none is chosen yet. */
  audience: PrivacyLevel | 'mixed' | null
}

/** Returns rows to edit. Editing a cancelled file restores it: only if no other row is editable. */
export function editableOf(rows: readonly JobRow[]): string[] {
  const editable = rows.filter((row) => row.editable)
  const open = editable.filter(({ phase }) => phase !== 'cancelled')
  return (open.length > 0 ? open : editable).map(({ id }) => id)
}

/** Computes the actions for the selected rows. */
export function bulkOf(rows: readonly JobRow[]): Bulk {
  const may = (action: RowAction): string[] =>
    rows.filter((row) => actionsOf(row).includes(action)).map(({ id }) => id)
  const audiences = new Set(rows.map((row) => row.privacyLevel))
  const [only = null] = audiences
  return {
    rows: rows.length,
    sizeBytes: rows.reduce((sum, row) => sum + row.sizeBytes, 0),
    editable: editableOf(rows),
    retry: may('retry'),
    cancel: may('cancel'),
    remove: may('remove'),
    timed: rows.filter(hasTime).map(({ id }) => id),
    audience: audiences.size > 1 ? 'mixed' : only
  }
}
