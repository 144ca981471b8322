import { useSyncExternalStore } from 'react'
import { minuteMs } from '../../../../contract/duration.ts'

const lookMs = 1000

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, lookMs)
  return () => clearInterval(timer)
}

/** Start of the current minute, as precise as the times a user picks. Renders once a minute. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / minuteMs) * minuteMs)
}
