import { History, ListVideo, RotateCcw } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { outcomes } from '../../../contract/history/history.ts'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { setView } from '../../state/app-store.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { noFilters, setFilters, useHistoryFilters } from './history-filters.ts'
import { HistoryList } from './history-list.tsx'
import type { HistoryView as View } from './history-pages.ts'
import { HistoryHeader, OutcomeTabs } from './history-toolbar.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { historyPages, useHistory } from './use-history.ts'

/** Every confirmed post, with its outcome, its link and its receipt. */
export function HistoryView({ state }: { state: AppState }) {
  const view = useHistory(state.session)
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col">
      <HistoryHeader accounts={state.accounts} total={view.total} />
      {view.counts !== null && <OutcomeTabs counts={view.counts} />}
      <Body state={state} view={view} onOpen={setOpened} />
      <p aria-live="polite" className="sr-only">
        {view.status === 'loaded' ? t('history.total', { n: view.total }) : ''}
      </p>
      {opened !== null && (
        <ReceiptDialog
          key={opened}
          jobId={opened}
          accounts={state.accounts}
          onClose={() => setOpened(null)}
        />
      )}
    </main>
  )
}

function Body({
  state,
  view,
  onOpen
}: {
  state: AppState
  view: View
  onOpen: (jobId: string) => void
}) {
  const isFiltered = useHistoryFilters(
    ({ text: words, outcome, profileId, period }) =>
      words.trim() !== '' || outcome !== null || profileId !== null || period !== 'any'
  )
  if (view.status === 'failed') {
    return (
      <Notice title={t('history.failed')}>
        <Button icon={<RotateCcw size={14} aria-hidden />} onClick={() => historyPages.refresh()}>
          {t('history.retry')}
        </Button>
      </Notice>
    )
  }
  if (view.counts === null) return <div className="flex-1" />
  if (view.total > 0)
    return <HistoryList key={state.session} view={view} accounts={state.accounts} onOpen={onOpen} />
  const nothingAtAll = !isFiltered && outcomes.every((outcome) => view.counts?.[outcome] === 0)
  return nothingAtAll ? (
    <Notice
      icon={<History size={28} aria-hidden />}
      title={t('history.emptyTitle')}
      note={t('history.emptyText')}>
      <Button icon={<ListVideo size={15} aria-hidden />} onClick={() => setView('queue')}>
        {t('history.toQueue')}
      </Button>
    </Notice>
  ) : (
    <Notice title={t('history.noneFound')}>
      <Button onClick={() => setFilters(noFilters)}>{t('history.showAll')}</Button>
    </Notice>
  )
}

function Notice({
  icon,
  title,
  note,
  children
}: {
  icon?: ReactNode
  title: string
  note?: string
  children: ReactNode
}) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-8">
      <div className="flex max-w-96 flex-col items-center gap-3 text-center">
        {icon !== undefined && (
          <span className="grid size-14 place-items-center rounded-full bg-raised text-muted">
            {icon}
          </span>
        )}
        <p className="text-base font-semibold">{title}</p>
        {note !== undefined && <p className="text-muted">{note}</p>}
        {children}
      </div>
    </div>
  )
}
