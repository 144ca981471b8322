import { useMemo, useSyncExternalStore } from 'react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { throttledRows, subscribeThrottled } from '../../../state/use-throttled-rows.ts'

/** Reads what is made of the rows; the same object as before while it means the same. */
function reader<T>(make: (rows: readonly JobRow[]) => T): () => T {
  let last: { rows: readonly JobRow[]; view: T; text: string } | null = null
  return () => {
    const rows = throttledRows()
    if (last?.rows === rows) return last.view
    const view = make(rows)
    const text = JSON.stringify(view)
    last = { rows, view: last?.text === text ? last.view : view, text }
    return last.view
  }
}

/**
 * Throttled view of all rows in sending order: while thousands of files are checked, decisions over
 * the whole list do not follow each change. Renders when the answer differs, not when a row does.
 * The user confirms what the panel showed.
 * @param make returns plain data; the caller keeps the same function while its meaning is the same
 */
export function useThrottledView<T>(make: (rows: readonly JobRow[]) => T): T {
  const read = useMemo(() => reader(make), [make])
  return useSyncExternalStore(subscribeThrottled, read)
}
