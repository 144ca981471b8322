import { useCallback, useId, useMemo, useRef, useState } from 'react'
import { useAccount, useApp } from '../../state/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ScrollArea } from '../../shared/ui/scroll-area.tsx'
import { renderCaption } from '../../../contract/text/caption.ts'
import { ComposerFields } from './fields/composer-fields.tsx'
import { makeComposerView, type ComposerView } from './composer-view.ts'
import { ConfirmDialog, type ToConfirm } from './confirm/confirm-dialog.tsx'
import { Consent } from './confirm/consent.tsx'
import { EditDialog } from './edit/edit-dialog.tsx'
import { usePlannedInstants } from '../../state/planned-instants.ts'
import { accountName } from '../../shared/account-name.ts'
import type { Draft } from '../../state/draft.ts'
import type { PublishPlan } from './plan/publish-plan.ts'
import { ownZone, readTiming } from '../../state/timing.ts'
import { useThrottledView } from './plan/use-throttled-view.ts'
import { useMinute } from './plan/use-minute.ts'
import { whenText } from './plan/when-text.ts'
import { whyNotText } from './plan/why-not-text.ts'

const text = strings.composer

/**
 * The publish panel: the choices that TikTok asks for, for all ready files at once, and the one
 * button that sends them, which stays in sight while the choices scroll. Drafts live only as long
 * as the window, never in browser storage; to keep a caption for longer, give it to its file.
 */
export function Composer({ practising }: { practising: boolean }) {
  const account = useAccount()
  const draft = useApp((app) => app.draft)
  const selected = useApp((app) => app.selected)
  const [confirming, setConfirming] = useState<ToConfirm | null>(null)
  const [zone] = useState(ownZone)
  const nowMs = useMinute()
  const whyId = useId()
  const head = useRef<HTMLDivElement>(null)
  const { audience, caption, replaceCaptions, timing } = draft
  const view = useThrottledView(
    useCallback(
      (rows) =>
        makeComposerView(rows, {
          account,
          draft: { audience, caption, replaceCaptions },
          selected
        }),
      [account, audience, caption, replaceCaptions, selected]
    )
  )
  const { plan } = view
  const n = plan.jobIds.length
  const instants = usePlannedInstants(
    timing.mode === 'soon' ? (account?.profileId ?? null) : null,
    n
  )
  const dailyLimit = account?.dailyLimit ?? 1
  const when = useMemo(
    () => whenText({ timing, count: n, dailyLimit, plan: instants, nowMs }),
    [timing, n, dailyLimit, instants, nowMs]
  )
  const read = readTiming(timing, nowMs, zone)
  const problem = 'problem' in read ? read.problem : null
  const name = account === null ? '' : accountName(account)
  const why = whyNotText(plan, problem)
  const ask = (): void => {
    if (account === null) return
    setConfirming({
      plan,
      draft,
      schedule: 'schedule' in read ? read.schedule : undefined,
      profileId: account.profileId,
      account: name,
      when,
      example: exampleOf(view, draft)
    })
  }
  return (
    <aside
      aria-label={text.title}
      className="flex min-h-0 w-[320px] shrink-0 flex-col border-l border-line bg-surface min-[1180px]:w-[360px]">
      <ScrollArea className="flex flex-col gap-4 px-4 py-3 low:gap-3">
        <div ref={head} className="scroll-mt-3">
          <h2 className="text-base font-semibold">{text.title}</h2>
          {account !== null && (
            <p className="text-muted">
              {text.account}: <span className="font-medium text-ink">{name}</span> ·{' '}
              {strings.account.dailyLimit(account.dailyLimit)}
            </p>
          )}
        </div>
        <ComposerFields view={view} draft={draft} problem={problem} when={when} />
        {/* In a low window it goes with the fields, so that the fields have room. */}
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
              ? text.publishNone
              : timing.mode === 'soon'
                ? text.publish(n, name)
                : text.schedule(n, name)}
          </span>
        </Button>
        <p
          id={whyId}
          className={`text-center text-xs empty:hidden ${why?.asks === true ? 'font-medium text-tone-amber' : 'text-muted'}`}>
          {why?.text}
        </p>
      </div>
      {confirming !== null && (
        // The next batch begins at the top.
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

function LeftBehind({ plan: { jobIds, onlySelected, blocked, checking } }: { plan: PublishPlan }) {
  if (jobIds.length === 0) return null
  const parts = [
    onlySelected ? text.onlySelected : '',
    blocked > 0 ? text.behind(blocked) : '',
    checking > 0 ? text.stillChecking(checking) : ''
  ].filter(Boolean)
  return parts.length === 0 ? null : <p className="text-xs text-muted">{parts.join(' ')}</p>
}

/** An example: the first file that gets the panel's caption, else the first that keeps its own. */
function exampleOf(
  { captioned: [first], keeps }: ComposerView,
  { caption }: Draft
): ToConfirm['example'] {
  return first === undefined ? keeps : { name: first, caption: renderCaption(caption, first) }
}
