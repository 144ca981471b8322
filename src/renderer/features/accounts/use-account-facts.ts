import { useEffect, useState } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import type { AccountQuota, DurationDefaults } from '../../../contract/ipc/account-calls.ts'
import { call } from '../../rpc/client.ts'

/** Maximum delay until a new post or a free place shows. */
const pollMs = 2_000

/** Returns each account's used part of its daily limit, by profile id; polled while mounted. */
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
        // The app is changing queues; the next poll comes soon.
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

/** Returns video lengths by account type; null until known. */
export function useDurationDefaults(): DurationDefaults | null {
  const [defaults, setDefaults] = useState<DurationDefaults | null>(null)
  useEffect(() => {
    call('accounts.durationDefaults', {})
      .then(setDefaults)
      .catch(() => undefined)
  }, [])
  return defaults
}
