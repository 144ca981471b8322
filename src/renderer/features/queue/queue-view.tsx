import type { AppState } from '../../../contract/ipc-rows.ts'
import { strings } from '../../shared/strings.ts'
import { Composer } from '../composer/composer.tsx'
import { EmptyState } from './empty-state.tsx'
import { QueueFooter } from './queue-footer.tsx'
import { QueueList } from './queue-list.tsx'
import { QueueToolbar } from './queue-toolbar.tsx'
import { useTotals } from './use-rows.ts'

/** The list with its tabs on the left, the publish panel on the right, totals below. */
export function QueueView({ state }: { state: AppState }) {
  const { counts } = useTotals()
  if (counts.all === 0) {
    return <main className="flex min-h-0 flex-1 flex-col"><EmptyState practising={state.mode === 'practice'} hasAccount={state.accounts.length > 0} /></main>
  }
  return (
    <>
      <main className="flex min-h-0 flex-1">
        <section aria-label={strings.queue.label} className="flex min-w-0 flex-1 flex-col">
          <QueueToolbar />
          <QueueList />
        </section>
        <Composer practising={state.mode === 'practice'} />
      </main>
      <QueueFooter />
    </>
  )
}
