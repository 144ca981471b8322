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
 * What is made of all rows in sending order, a little behind: what is decided over the whole list, thousands of files while
 * they are checked, needs no answer for each of them. The component renders when the answer differs, not when a row does.
 * What the person confirms is what the panel showed.
 * @param make gives plain data; kept by the caller as long as it means the same
 */
export function useThrottledView<T>(make: (rows: readonly JobRow[]) => T): T {
  const read = useMemo(() => reader(make), [make])
  return useSyncExternalStore(subscribeThrottled, read)
}
