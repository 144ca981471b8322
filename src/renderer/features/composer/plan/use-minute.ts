import { useSyncExternalStore } from 'react'
import { minuteMs } from '../../../../contract/duration.ts'

const lookMs = 1000

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, lookMs)
  return () => clearInterval(timer)
}

/** The minute that it is, as the instant it began: as fine as a time that a person chooses. The component renders once a minute. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / minuteMs) * minuteMs)
}
