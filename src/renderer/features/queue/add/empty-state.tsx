import { FilePlus, FolderPlus, Link, TriangleAlert, Upload, UserRound } from 'lucide-react'
import { setFilter, setQuery, useApp } from '../../../state/app-store.ts'
import { reloadList, startPractice } from '../../../state/queue-link.ts'
import { strings } from '../../../shared/strings.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { startConnect } from '../../../state/connect-store.ts'
import { chooseAndAdd } from './add-files.ts'

const text = strings.empty
const notLoaded = strings.queue.notLoaded

/** What an empty queue shows: what to do, what is taken, and a way to try it. */
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
              <h2 className="text-base font-semibold text-balance">{text.title}</h2>
              <p className="mt-1 text-muted">{text.text}</p>
            </div>
            <div className="flex gap-2">
              <Button
                variant="primary"
                icon={<FilePlus size={15} aria-hidden />}
                onClick={() => chooseAndAdd('files')}>
                {text.chooseFiles}
              </Button>
              <Button
                icon={<FolderPlus size={15} aria-hidden />}
                onClick={() => chooseAndAdd('folders')}>
                {text.chooseFolder}
              </Button>
            </div>
            <p className="text-xs text-muted">{text.formats}</p>
          </>
        ) : (
          <>
            <div>
              <h2 className="text-base font-semibold text-balance">{strings.account.emptyTitle}</h2>
              <p className="mt-1 text-balance text-muted">{strings.account.missing}</p>
            </div>
            <Button
              variant="primary"
              icon={<Link size={15} aria-hidden />}
              onClick={() => startConnect(null)}>
              {strings.connect.button}
            </Button>
          </>
        )}
        {!practising && (
          <button
            type="button"
            className="text-xs text-accent underline underline-offset-2"
            onClick={startPractice}>
            {text.practice}
          </button>
        )}
      </div>
    </div>
  )
}

/** What stands in the place of a list whose rows are all hidden. */
export function NothingShown() {
  const query = useApp((app) => app.query)
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <p className="text-muted">
        {query === '' ? strings.queue.nothingHere : strings.queue.nothingFound(query)}
      </p>
      <Button
        size="sm"
        onClick={() => {
          setQuery('')
          setFilter('all')
        }}>
        {strings.queue.showAll}
      </Button>
    </div>
  )
}

/** In the place of a list that the window does not have: it must not look like an empty one. */
export function ListNotLoaded() {
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <TriangleAlert size={28} aria-hidden className="text-tone-amber" />
      <div role="alert">
        <h2 className="text-base font-semibold">{notLoaded.title}</h2>
        <p className="mt-1 max-w-md text-muted">{notLoaded.text}</p>
      </div>
      <Button variant="primary" onClick={reloadList}>
        {notLoaded.again}
      </Button>
    </main>
  )
}
