import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import type { DurationDefaults } from '../../../contract/ipc/account-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure, TextField, Tick } from '../../shared/ui/form.tsx'
import { useAction } from '../../shared/use-action.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { saveLimits } from './account-actions.ts'
import { readLimits, toLimitsInput, type LimitsField, type LimitsProblem } from './limits-input.ts'

/** The limits for files of this account: units, defaults and their source. */
export function LimitsForm({
  account,
  defaults,
  onDone
}: {
  account: Account
  defaults: DurationDefaults
  onDone: () => void
}) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  // The form replaces the button that opened it.
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  const [input, setInput] = useState(() => toLimitsInput(account))
  const [problem, setProblem] = useState<LimitsProblem | null>(null)
  const { run, busy, error } = useAction(async (limits: AccountLimits) => {
    await saveLimits(account.profileId, limits)
    onDone()
  })
  const change = (part: Partial<typeof input>): void => {
    setInput({ ...input, ...part })
    setProblem(null)
  }
  const save = (): void => {
    const limits = readLimits(input, defaults)
    if (!('problem' in limits)) return run(limits)
    setProblem(limits)
    document.getElementById(`${id}-${limits.field}`)?.focus()
  }
  const bounds = defaults[input.accountType]
  const number = (field: LimitsField, label: string, placeholder: string) => {
    const wrong = problem?.field === field ? t(`limits.problems.${problem.problem}`) : null
    return (
      <TextField
        id={`${id}-${field}`}
        label={label}
        inputMode="decimal"
        value={input[field]}
        placeholder={placeholder}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-${field}-problem`}
        onChange={(value) => change({ [field]: value })}>
        {wrong !== null && (
          <p id={`${id}-${field}-problem`} role="alert" className="text-xs text-tone-red">
            {wrong}
          </p>
        )}
      </TextField>
    )
  }
  return (
    <form
      ref={form}
      aria-label={t('limits.formLabel', { name: accountName(account) })}
      className="flex flex-col gap-4 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}>
      <fieldset>
        <legend className="font-medium">{t('limits.type')}</legend>
        <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1.5">
          {(['standard', 'creator'] as const).map((type) => (
            <Tick
              key={type}
              type="radio"
              name={`${id}-type`}
              checked={input.accountType === type}
              onChange={() => change({ accountType: type })}>
              {t(`limits.${type}`, { minS: defaults[type].min, maxS: defaults[type].max })}
            </Tick>
          ))}
        </div>
        <Hint>{t('limits.typeHint')}</Hint>
      </fieldset>
      <div>
        <div className="grid grid-cols-2 gap-4">
          {number('minS', t('limits.shortest'), String(bounds.min))}
          {number('maxS', t('limits.longest'), String(bounds.max))}
        </div>
        <Hint>{t('limits.lengthHint')}</Hint>
      </div>
      <div>
        <div className="grid grid-cols-2 gap-4">{number('dailyLimit', t('limits.daily'), '')}</div>
        <Hint>{t('limits.dailyHint')}</Hint>
      </div>
      <div>
        <Tick checked={input.strictAspect} onChange={(strictAspect) => change({ strictAspect })}>
          {t('limits.strict')}
        </Tick>
        <Hint>{t('limits.strictHint')}</Hint>
      </div>
      <Failure>{error}</Failure>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {t('limits.save')}
        </Button>
        <Button onClick={onDone}>{t('limits.cancel')}</Button>
      </div>
    </form>
  )
}

function Hint({ children }: { children: ReactNode }) {
  return <p className="mt-1 text-xs text-pretty text-muted">{children}</p>
}
