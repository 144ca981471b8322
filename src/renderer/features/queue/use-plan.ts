import { useEffect } from 'react'
import { create } from 'zustand'
import { dayPlanText } from '../../../contract/day-plan.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'

const settleMs = 200

/** When the ready files would go out if they were confirmed now: "10 today, 4 tomorrow". Null while that is not known. */
const usePlan = create<{ text: string | null }>()(() => ({ text: null }))

export function usePlanText(): string | null {
  return usePlan((plan) => plan.text)
}

/** Ready files of an account: those that are selected where some are. What the publish panel would send. */
export function readyCount(rows: readonly JobRow[], profileId: string | null, selected: ReadonlySet<string>): number {
  return rows.filter((row) => row.phase === 'ready' && row.profileId === profileId && (selected.size === 0 || selected.has(row.id))).length
}

/** Keeps the plan: asks again when the number of ready files changes, as it does with each confirmation. */
export function useKeptPlan(profileId: string | null, count: number): void {
  useEffect(() => {
    if (profileId === null || count === 0) {
      usePlan.setState({ text: null })
      return
    }
    let wanted = true
    const timer = setTimeout(() => {
      call('queue.plan', { profileId, count })
        .then(({ instants }) => {
          if (wanted) usePlan.setState({ text: instants.length === 0 ? null : dayPlanText(instants, Date.now()) })
          return undefined
        })
        .catch(() => undefined)
    }, settleMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [profileId, count])
}

/** The plan of what is confirmed and held by the daily limit: its rows carry their times. Null where nothing is. */
export function waitingPlan(rows: readonly JobRow[], nowMs: number): string | null {
  const instants = rows.flatMap((row) => (row.waiting?.reason === 'quota' && row.waiting.until !== null ? [row.waiting.until] : []))
  return instants.length === 0 ? null : dayPlanText(instants, nowMs)
}
