import { useId, useRef, useState } from 'react'
import { useAccount, useApp } from '../../state/app-store.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ScrollArea } from '../../shared/ui/scroll-area.tsx'
import { ComposerFields } from './fields/composer-fields.tsx'
import { useComposerView, type ComposerView } from './composer-view.ts'
import { ConfirmDialog, Consent, type ToConfirm } from './confirm/confirm-dialog.tsx'
import { EditDialog } from './edit/edit-dialog.tsx'
import { useTiming } from './plan/when-text.ts'
import { whyNotText } from './plan/why-not-text.ts'

/**
 * The publish panel: the choices that TikTok requires, for all ready files at once, and the one
 * button that sends them, which stays in view while the choices scroll. Drafts live only as long as
 * the window, never in browser storage; to keep a caption for longer, save it in its file.
 */
export function Composer({ practising }: { practising: boolean }) {
  const account = useAccount()
  const draft = useApp((app) => app.draft)
  const selected = useApp((app) => app.selected)
  const [confirming, setConfirming] = useState<ToConfirm | null>(null)
  const whyId = useId()
  const head = useRef<HTMLDivElement>(null)
  const view = useComposerView({ account, draft, selected })
  const { plan, example } = view
  const n = plan.jobIds.length
  const { when, schedule, problem } = useTiming(draft.timing, n, account)
  const name = account === null ? '' : accountName(account)
  const why = whyNotText(plan, problem)
  const ask = (): void => {
    if (account === null) return
    const { profileId } = account
    setConfirming({ plan, draft, schedule, profileId, account: name, when, example })
  }
  return (
    <aside
      aria-label={t('composer.title')}
      className="flex min-h-0 w-[320px] shrink-0 flex-col border-l border-line bg-surface min-[1180px]:w-[360px]">
      <ScrollArea className="flex flex-col gap-4 px-4 py-3 low:gap-3">
        <div ref={head} className="scroll-mt-3">
          <h2 className="text-base font-semibold">{t('composer.title')}</h2>
          {account !== null && (
            <p className="text-muted">
              {t('composer.account')}: <span className="font-medium text-ink">{name}</span> ·{' '}
              {t('account.dailyLimit', { n: account.dailyLimit })}
            </p>
          )}
        </div>
        <ComposerFields view={view} draft={draft} problem={problem} when={when} />
        {/* In a low window it scrolls with the fields, so that they have room. */}
        {plan.sent === null && (
          <div className="hidden border-t border-line pt-2.5 low:block">
            <Consent />
          </div>
        )}
      </ScrollArea>
      <div className="flex flex-col gap-2 border-t border-line px-4 pt-2.5 pb-3">
        <LeftBehind plan={plan} />
        {plan.sent === null && (
          <div className="low:hidden">
            <Consent />
          </div>
        )}
        <Button
          variant="primary"
          size="lg"
          disabled={why !== null}
          aria-describedby={whyId}
          className="w-full"
          onClick={ask}>
          <span className="truncate">
            {n === 0
              ? t('composer.publishNone')
              : draft.timing.mode === 'soon'
                ? t('composer.publish', { n, account: name })
                : t('composer.schedule', { n, account: name })}
          </span>
        </Button>
        <p
          id={whyId}
          className={`text-center text-xs empty:hidden ${why?.asks === true ? 'font-medium text-tone-amber' : 'text-muted'}`}>
          {why?.text}
        </p>
      </div>
      {confirming !== null && (
        // The next batch starts at the top.
        <ConfirmDialog
          toConfirm={confirming}
          practising={practising}
          onClose={() => setConfirming(null)}
          onConfirmed={() => head.current?.scrollIntoView({ block: 'start' })}
        />
      )}
      <EditDialog />
    </aside>
  )
}

function LeftBehind({
  plan: { jobIds, onlySelected, blocked, checking }
}: {
  plan: ComposerView['plan']
}) {
  if (jobIds.length === 0) return null
  const parts = [
    onlySelected ? t('composer.onlySelected') : '',
    blocked > 0 ? t('composer.behind', { n: blocked }) : '',
    checking > 0 ? t('composer.stillChecking', { n: checking }) : ''
  ].filter(Boolean)
  return parts.length === 0 ? null : <p className="text-xs text-muted">{parts.join(' ')}</p>
}
