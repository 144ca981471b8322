import { useEffect, useState } from 'react'
import { call } from '../../rpc/client.ts'

const settleMs = 200

/**
 * When each of so many further posts of an account can go out under its daily limit; null until it is known. Asked again
 * once the number has stood still for a moment: it changes with every file that is checked.
 */
export function usePlan(profileId: string | null, count: number): readonly string[] | null {
  const [plan, setPlan] = useState<{ profileId: string; count: number; instants: readonly string[] } | null>(null)
  useEffect(() => {
    if (profileId === null || count === 0) return
    let wanted = true
    const timer = setTimeout(() => {
      // A plan that cannot be had is left out; the confirmation stands without it.
      call('queue.plan', { profileId, count }).then(({ instants }) => wanted && setPlan({ profileId, count, instants })).catch(() => undefined)
    }, settleMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [profileId, count])
  return plan !== null && plan.profileId === profileId && plan.count === count ? plan.instants : null
}
