import { useState } from 'react'
import { apiCallBudgetBounds } from '../../../contract/api-call-budget.ts'
import { useApp } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useAction } from '../../shared/use-action.ts'
import { SettingRow } from './setting-row.tsx'

/** The key's monthly API call budget. Stored with the queue, so the command line obeys it too. */
export function BudgetSetting() {
  const queue = useApp((app) => app.state?.queue ?? null)
  return queue === null ? null : (
    <Budget key={queue.apiCallBudget} used={queue.apiCallsThisMonth} budget={queue.apiCallBudget} />
  )
}

function Budget({ used, budget }: { used: number; budget: number }) {
  const [value, setValue] = useState(String(budget))
  const { run, busy, error } = useAction(async (calls: number) => {
    await call('queue.setApiCallBudget', { calls })
  })
  const typed = apiCallBudgetBounds.safeParse(value.trim() === '' ? Number.NaN : Number(value))
  const isNew = typed.success && typed.data !== budget
  const save = (): void => {
    if (isNew) run(typed.data)
  }
  return (
    <SettingRow
      label={t('settings.budget.label')}
      hint={t('settings.budget.hint', { used })}
      note={typed.success ? (error ?? undefined) : t('settings.budget.wrong')}>
      {(labels) => (
        <>
          <input
            inputMode="numeric"
            value={value}
            {...labels}
            aria-invalid={!typed.success}
            onChange={(event) => setValue(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && save()}
            className="h-8 w-32 rounded-md border border-line-strong bg-surface px-2.5 text-right tabular-nums"
          />
          <Button
            disabled={!isNew || busy}
            aria-label={t('settings.budget.saveLabel')}
            onClick={save}>
            {t('settings.budget.save')}
          </Button>
        </>
      )}
    </SettingRow>
  )
}
