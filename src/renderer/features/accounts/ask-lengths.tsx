import { useState } from 'react'
import { toast } from 'sonner'
import type { Account } from '../../../contract/account/account.ts'
import { setAppState } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { accountName } from '../../shared/account-name.ts'
import { lengthBounds } from './limits-input.ts'
import { useDurationDefaults } from './use-account-facts.ts'

const text = strings.lengths
const offered = { minS: [3], maxS: [60, 180, 600] }

/** Asks for an account's allowed lengths beside its first video out of range. Keeps any answer. */
export function AskLengths({ account }: { account: Account }) {
  const defaults = useDurationDefaults()
  const [chosen, choose] = useState<Partial<Record<keyof typeof offered, number>>>({})
  if (defaults === null || account.minDurationS !== null || account.maxDurationS !== null)
    return null
  const now = lengthBounds(account, defaults)
  const { minS, maxS } = { ...now, ...chosen }
  const { accountType, strictAspect, dailyLimit } = account
  const save = async (): Promise<void> => {
    await call('accounts.setLimits', {
      profileId: account.profileId,
      limits: { accountType, strictAspect, dailyLimit, minDurationS: minS, maxDurationS: maxS }
    })
    setAppState(await call('app.state', {}))
    toast.success(strings.limits.saved)
  }
  const select = (bound: keyof typeof offered, value: number) => (
    <select
      aria-label={strings.limits[bound === 'minS' ? 'shortest' : 'longest']}
      value={value}
      onChange={(event) => choose({ ...chosen, [bound]: Number(event.target.value) })}
      className="h-7 rounded-md border border-line-strong bg-surface px-1.5 text-ink">
      {[...new Set([...offered[bound], now[bound]])]
        .toSorted((a, b) => a - b)
        .map((s) => (
          <option key={s} value={s}>
            {text[bound](s)}
          </option>
        ))}
    </select>
  )
  return (
    <form
      aria-label={text.label(accountName(account))}
      className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 rounded-md bg-accent-soft px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault()
        event.currentTarget.closest<HTMLElement>('[data-row]')?.focus()
        attempt(save())
      }}>
      <span>{text.label(accountName(account))}</span> {select('minS', minS)} {select('maxS', maxS)}
      <Button size="sm" type="submit">
        {text.save}
      </Button>
      <p className="w-full text-xs text-muted">{text.hint}</p>
    </form>
  )
}
