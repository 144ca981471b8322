import { LoaderCircle, UserRoundPlus } from 'lucide-react'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { startConnect } from '../../state/connect-store.ts'

const text = strings.account

/** For a key without accounts: explains connecting, offers both ways. Step two of a first run. */
export function NoAccounts({ asking, onAddManual }: { asking: boolean; onAddManual: () => void }) {
  return (
    <section
      aria-label={text.emptyTitle}
      className="flex flex-col items-center gap-4 rounded-xl border border-line bg-surface px-8 py-12 text-center">
      <span
        aria-hidden
        className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent">
        <UserRoundPlus size={26} />
      </span>
      <div className="max-w-md">
        <h3 className="text-base font-semibold text-balance">{text.emptyTitle}</h3>
        <p className="mt-1 text-pretty text-muted">{text.emptyText}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="lg" onClick={() => startConnect(null)}>
          {strings.connect.button}
        </Button>
        <Button size="lg" onClick={onAddManual}>
          {text.addManual}
        </Button>
      </div>
      <p role="status" className="flex items-center gap-2 text-xs text-muted empty:hidden">
        {asking && (
          <>
            <LoaderCircle size={14} aria-hidden className="animate-spin" />
            {text.emptyAsking}
          </>
        )}
      </p>
    </section>
  )
}
