import { Search, X } from 'lucide-react'
import type { Account } from '../../../contract/account/account.ts'
import { outcomes, type HistoryPage } from '../../../contract/history/history.ts'
import { t } from '../../../contract/messages/say.ts'
import { IconButton } from '../../shared/ui/button.tsx'
import { Select } from '../../shared/ui/form.tsx'
import { accountName } from '../../../contract/account/account-name.ts'
import { ExportMenu } from './export-menu.tsx'
import { periods, setFilters, useHistoryFilters } from './history-filters.ts'

const selectClass = 'h-8 max-w-40 px-2 text-ink'
const always: readonly string[] = ['published', 'failed']

/** Search, period, account, and the export menu. */
export function HistoryHeader({
  accounts,
  total
}: {
  accounts: readonly Account[]
  total: number
}) {
  const { text: words, period, profileId } = useHistoryFilters()
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-canvas px-4 py-2">
      <h2 className="mr-2 text-base font-semibold">{t('history.title')}</h2>
      <div className="relative min-w-40 flex-1 max-w-80">
        <Search size={14} aria-hidden className="absolute top-2.25 left-2.5 text-muted" />
        <input
          type="text"
          role="searchbox"
          maxLength={200}
          value={words}
          placeholder={t('history.search')}
          aria-label={t('history.search')}
          onChange={(event) => setFilters({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilters({ text: '' })
          }}
          className="h-8 w-full rounded-md border border-line-strong bg-surface pr-8 pl-8 placeholder:text-muted"
        />
        {words !== '' && (
          <IconButton
            label={t('history.clearSearch')}
            className="absolute top-0.5 right-0.5"
            onClick={() => setFilters({ text: '' })}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="ml-auto flex items-center gap-2">
        {accounts.length > 1 && (
          <Select
            label={t('history.account')}
            value={profileId ?? ''}
            choices={[
              { value: '', label: t('history.anyAccount') },
              ...accounts.map((one) => ({ value: one.profileId, label: accountName(one) }))
            ]}
            onChange={(value) => setFilters({ profileId: value === '' ? null : value })}
            className={selectClass}
          />
        )}
        <Select
          label={t('history.period')}
          value={period}
          choices={periods.map((value) => ({ value, label: t(`history.periods.${value}`) }))}
          onChange={(value) => setFilters({ period: value })}
          className={selectClass}
        />
        <ExportMenu total={total} />
      </div>
    </div>
  )
}

/** One tab per outcome, with its count. Rare outcomes show only if there are any. */
export function OutcomeTabs({ counts }: { counts: HistoryPage['counts'] }) {
  const chosen = useHistoryFilters((filters) => filters.outcome)
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  const shown = outcomes.filter(
    (outcome) => always.includes(outcome) || counts[outcome] > 0 || outcome === chosen
  )
  return (
    <div
      role="group"
      aria-label={t('history.show')}
      className="flex h-11 shrink-0 items-center gap-0.5 overflow-x-auto border-b border-line bg-canvas px-3 [scrollbar-width:none]">
      <Tab
        label={t('history.all')}
        n={all}
        pressed={chosen === null}
        onClick={() => setFilters({ outcome: null })}
      />
      {shown.map((outcome) => (
        <Tab
          key={outcome}
          label={t(`history.outcomes.${outcome}`)}
          n={counts[outcome]}
          pressed={chosen === outcome}
          onClick={() => setFilters({ outcome })}
        />
      ))}
    </div>
  )
}

function Tab({
  label,
  n,
  pressed,
  onClick
}: {
  label: string
  n: number
  pressed: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={`h-7 shrink-0 rounded-md px-2.5 whitespace-nowrap ${pressed ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'}`}>
      {label} <span className="tabular-nums">{n.toLocaleString('en')}</span>
    </button>
  )
}
