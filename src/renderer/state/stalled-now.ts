import { useApp } from './app-store.ts'
import { rowStore } from './queue-link.ts'
import { stalledForS } from './stall.ts'

/** Whether the upload of this row stands still at this moment. */
export function stalledNow(id: string): boolean {
  const row = rowStore.row(id)
  const sendsHere = useApp.getState().state?.queue?.runner === 'this'
  return (
    row !== undefined && stalledForS(row, rowStore.movedAtMs(id), Date.now(), sendsHere) !== null
  )
}
