import { t } from '../../../contract/messages/say.ts'
import { Composer } from '../composer/index.ts'
import { TranscodeHost } from '../transcode/index.ts'
import { BulkBar } from './toolbar/bulk-bar.tsx'
import { EmptyState, ListNotLoaded, NothingShown } from './add/empty-state.tsx'
import { useListFailure } from '../../state/queue-link.ts'
import { QueueFooter } from './footer/queue-footer.tsx'
import { QueueList } from './list/queue-list.tsx'
import { QueueToolbar } from './toolbar/queue-toolbar.tsx'
import { RowMenu } from './row/row-menu.tsx'
import { ResolveDialog } from './dialogs/resolve-dialog.tsx'
import { TimeDialog } from './dialogs/time-dialog.tsx'
import { useReturnBanner } from './banners/use-return-banner.ts'
import { useShownIds, useTotals } from '../../state/use-rows.ts'
import { useWindowKeys } from './add/use-window-keys.ts'

/** The list with its tabs on the left, the publish panel on the right, totals below. */
export function QueueView({ practising }: { practising: boolean }) {
  const { counts } = useTotals()
  const ids = useShownIds()
  useWindowKeys()
  useReturnBanner()
  const notLoaded = useListFailure((list) => list.failed)
  if (notLoaded) return <ListNotLoaded />
  if (counts.all === 0) {
    return (
      <main className="flex min-h-0 flex-1 flex-col">
        <EmptyState practising={practising} />
      </main>
    )
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <main className="flex min-h-0 flex-1">
        <section aria-label={t('queue.label')} className="@container flex min-w-0 flex-1 flex-col">
          <QueueToolbar />
          {ids.length === 0 ? <NothingShown /> : <QueueList ids={ids} />}
          <BulkBar />
        </section>
        <Composer practising={practising} />
      </main>
      <TranscodeHost />
      <QueueFooter />
      <ResolveDialog />
      <TimeDialog />
      <RowMenu />
    </div>
  )
}
