import { useSyncExternalStore } from 'react'
import type { JobRow } from '../../contract/ipc-rows.ts'
import { rowStore } from './queue-link.ts'

const gapMs = 250

let throttled: readonly JobRow[] = []
let takenAtMs = Number.NEGATIVE_INFINITY

function take(): void {
  throttled = rowStore.rows()
  takenAtMs = performance.now()
}

/** Calls back at once after a quiet time, and at most every 250 ms while rows keep changing. */
export function subscribeThrottled(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    timer = undefined
    take()
    listener()
  }
  const stop = rowStore.subscribe(() => {
    if (timer !== undefined) return
    const restMs = takenAtMs + gapMs - performance.now()
    if (restMs <= 0) tell()
    else timer = setTimeout(tell, restMs)
  })
  tell()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The rows as they were at the last call back. */
export const throttledRows = (): readonly JobRow[] => throttled

/**
 * Throttled view of all rows in sending order: while thousands of files are checked, decisions over
 * the whole list do not follow each change. The user confirms what the panel showed.
 */
export function useThrottledRows(): readonly JobRow[] {
  return useSyncExternalStore(subscribeThrottled, throttledRows)
}
