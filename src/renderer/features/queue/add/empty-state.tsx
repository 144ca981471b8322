import { FilePlus, FolderPlus, Link, TriangleAlert, Upload, UserRound } from 'lucide-react'
import { setFilter, setQuery, useApp } from '../../../state/app-store.ts'
import { reloadList, startPractice } from '../../../state/queue-link.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { startConnect } from '../../../state/connect-store.ts'
import { chooseAndAdd } from './add-files.ts'

/** Shown for an empty queue: what to do, accepted files, and a way to try the app. */
export function EmptyState({ practising }: { practising: boolean }) {
  const hasAccount = useApp(({ state }) => (state?.accounts.length ?? 0) > 0)
  return (
    <div
      className={`m-3 grid min-h-0 flex-1 place-items-center overflow-y-auto rounded-xl border-2 border-dashed p-6 ${hasAccount ? 'border-line' : 'border-transparent'}`}>
      <div className="flex max-w-md flex-col items-center gap-4 text-center">
        <span className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent">
          {hasAccount ? <Upload size={26} aria-hidden /> : <UserRound size={26} aria-hidden />}
        </span>
        {hasAccount ? (
          <>
            <div>
              <h2 className="text-base font-semibold text-balance">{t('empty.title')}</h2>
              <p className="mt-1 text-muted">{t('empty.text')}</p>
            </div>
            <div className="flex gap-2">
              <Button
                variant="primary"
                icon={<FilePlus size={15} aria-hidden />}
                onClick={() => chooseAndAdd('files')}>
                {t('empty.chooseFiles')}
              </Button>
              <Button
                icon={<FolderPlus size={15} aria-hidden />}
                onClick={() => chooseAndAdd('folders')}>
                {t('empty.chooseFolder')}
              </Button>
            </div>
            <p className="text-xs text-muted">{t('empty.formats')}</p>
          </>
        ) : (
          <>
            <div>
              <h2 className="text-base font-semibold text-balance">{t('account.emptyTitle')}</h2>
              <p className="mt-1 text-balance text-muted">{t('account.missing')}</p>
            </div>
            <Button
              variant="primary"
              icon={<Link size={15} aria-hidden />}
              onClick={() => startConnect(null)}>
              {t('connect.button')}
            </Button>
          </>
        )}
        {!practising && (
          <button
            type="button"
            className="text-xs text-accent underline underline-offset-2"
            onClick={startPractice}>
            {t('empty.practice')}
          </button>
        )}
      </div>
    </div>
  )
}

/** Replaces a list whose rows are all hidden. */
export function NothingShown() {
  const query = useApp((app) => app.query)
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <p className="text-muted">
        {query === '' ? t('queue.nothingHere') : t('queue.nothingFound', { query })}
      </p>
      <Button
        size="sm"
        onClick={() => {
          setQuery('')
          setFilter('all')
        }}>
        {t('queue.showAll')}
      </Button>
    </div>
  )
}

/** Replaces a list that failed to load: it must not look empty. */
export function ListNotLoaded() {
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <TriangleAlert size={28} aria-hidden className="text-tone-amber" />
      <div role="alert">
        <h2 className="text-base font-semibold">{t('queue.notLoaded.title')}</h2>
        <p className="mt-1 max-w-md text-muted">{t('queue.notLoaded.text')}</p>
      </div>
      <Button variant="primary" onClick={reloadList}>
        {t('queue.notLoaded.again')}
      </Button>
    </main>
  )
}
