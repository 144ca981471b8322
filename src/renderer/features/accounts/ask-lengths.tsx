import { useState } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Select } from '../../shared/ui/form.tsx'
import { attempt } from '../../shared/use-action.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { saveLimits } from './account-actions.ts'
import { lengthBounds } from './limits-input.ts'
import { useDurationDefaults } from './use-account-facts.ts'

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
  const limits = { accountType, strictAspect, dailyLimit, minDurationS: minS, maxDurationS: maxS }
  const select = (bound: keyof typeof offered, value: number) => (
    <Select
      label={t(`limits.${bound === 'minS' ? 'shortest' : 'longest'}`)}
      value={String(value)}
      choices={[...new Set([...offered[bound], now[bound]])]
        .toSorted((a, b) => a - b)
        .map((s) => ({ value: String(s), label: wordLength(bound, s) }))}
      onChange={(s) => choose({ ...chosen, [bound]: Number(s) })}
      className="h-7 px-1.5 text-ink"
    />
  )
  return (
    <form
      aria-label={t('lengths.label', { name: accountName(account) })}
      className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 rounded-md bg-accent-soft px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault()
        event.currentTarget.closest<HTMLElement>('[data-row]')?.focus()
        attempt(saveLimits(account.profileId, limits))
      }}>
      <span>{t('lengths.label', { name: accountName(account) })}</span> {select('minS', minS)}{' '}
      {select('maxS', maxS)}
      <Button size="sm" type="submit">
        {t('lengths.save')}
      </Button>
      <p className="w-full text-xs text-muted">{t('lengths.hint')}</p>
    </form>
  )
}

const wordLength = (bound: keyof typeof offered, s: number): string =>
  bound === 'minS' ? t('lengths.minS', { s }) : t('lengths.maxS', { minutes: s / 60 })
