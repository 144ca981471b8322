import { useEffect, useState } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import type { AccountQuota, DurationDefaults } from '../../../contract/ipc/account-calls.ts'
import { call } from '../../rpc/client.ts'

/** A post that goes out or a place that frees up is seen this soon. */
const pollMs = 2_000

/** How much of its 24-hour quota each account has used, by profile id; polled while mounted. */
export function useQuotas(accounts: readonly Account[]): ReadonlyMap<string, AccountQuota> {
  const [quotas, setQuotas] = useState<ReadonlyMap<string, AccountQuota>>(new Map())
  useEffect(() => {
    let shown = true
    const ids = new Set(accounts.map(({ profileId }) => profileId))
    const look = (): void => {
      call('accounts.quotas', {})
        .then((list) => {
          const known = list.filter(({ profileId }) => ids.has(profileId))
          if (shown) setQuotas(new Map(known.map((quota) => [quota.profileId, quota])))
          return undefined
        })
        // The queue is being changed for another one; the next look comes soon.
        .catch(() => undefined)
    }
    look()
    const timer = setInterval(look, pollMs)
    return () => {
      shown = false
      clearInterval(timer)
    }
  }, [accounts])
  return quotas
}

/** Video lengths by account type; null until they are known. */
export function useDurationDefaults(): DurationDefaults | null {
  const [defaults, setDefaults] = useState<DurationDefaults | null>(null)
  useEffect(() => {
    call('accounts.durationDefaults', {})
      .then(setDefaults)
      .catch(() => undefined)
  }, [])
  return defaults
}
