import { useEffect } from 'react'
import { create } from 'zustand'
import { call } from '../rpc/client.ts'

/** The number changes with every checked file: the plan is fetched once it is stable. */
const settleMs = 200
/** An answer this recent serves other callers with the same question. */
const freshMs = 1000
const mostKept = 4

interface Plan {
  instants: readonly string[]
  askedAtMs: number
}

/** Answers by account and count, latest last. Panel and totals mostly need the same one. */
const usePlans = create<Record<string, Plan>>()(() => ({}))
const asked = new Set<string>()
const keyOf = (profileId: string, count: number): string => `${count} ${profileId}`

function ask(profileId: string, count: number): void {
  const key = keyOf(profileId, count)
  const known = usePlans.getState()[key]
  if (asked.has(key) || (known !== undefined && Date.now() - known.askedAtMs < freshMs)) return
  asked.add(key)
  call('queue.plan', { profileId, count })
    .then(({ instants }) => {
      const others = Object.entries(usePlans.getState()).filter(([one]) => one !== key)
      usePlans.setState(
        Object.fromEntries([
          ...others.slice(1 - mostKept),
          [key, { instants, askedAtMs: Date.now() }]
        ]),
        true
      )
      return undefined
    })
    // A plan that fails is left out; everything works without it.
    .catch(() => undefined)
    .finally(() => asked.delete(key))
}

/**
 * Returns when each of `count` more posts of an account can go out under its daily limit; null
 * until known. Fetched whenever the count changes, as it does with each confirmation.
 */
export function usePlannedInstants(
  profileId: string | null,
  count: number
): readonly string[] | null {
  useEffect(() => {
    if (profileId === null || count === 0) return
    const timer = setTimeout(() => ask(profileId, count), settleMs)
    return () => clearTimeout(timer)
  }, [profileId, count])
  return usePlans((plans) =>
    profileId === null || count === 0 ? null : (plans[keyOf(profileId, count)]?.instants ?? null)
  )
}
