import { useId, useMemo, useState } from 'react'
import { useAccount, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ScrollArea } from '../../shared/ui/scroll-area.tsx'
import { useNow } from '../../shared/use-now.ts'
import { ComposerFields } from './composer-fields.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import type { ToConfirm } from './confirm-dialog.tsx'
import { Consent } from './consent.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { usePlannedInstants } from '../queue/planned-instants.ts'
import { accountName, planPublish } from './publish-plan.ts'
import type { PublishPlan } from './publish-plan.ts'
import { ownZone, readTiming } from './timing.ts'
import { useCalmRows } from './use-calm-rows.ts'
import { whenText } from './when-text.ts'

const text = strings.composer

/**
 * The publish panel: the choices that TikTok asks for, for all ready files at once, and the one way to send them, which
 * stays in sight while the choices scroll. What is typed here lives as long as the window: it is in no storage of the
 * browser; a caption that is to outlive it is given to its file.
 */
export function Composer({ practising }: { practising: boolean }) {
  const rows = useCalmRows()
  const account = useAccount()
  const draft = useApp((app) => app.draft)
  const selected = useApp((app) => app.selected)
  const [confirming, setConfirming] = useState<ToConfirm | null>(null)
  const nowMs = useNow(draft.timing.mode !== 'soon')
  const whyId = useId()
  const { audience, caption, replaceCaptions, timing } = draft
  const plan = useMemo(() => planPublish(rows, { account, draft: { audience, caption, replaceCaptions }, selected }), [rows, account, audience, caption, replaceCaptions, selected])
  const n = plan.jobIds.length
  const instants = usePlannedInstants(timing.mode === 'soon' ? (account?.profileId ?? null) : null, n)
  const when = whenText({ timing, count: n, dailyLimit: account?.dailyLimit ?? 1, plan: instants, nowMs })
  const read = readTiming(timing, nowMs, ownZone())
  const problem = 'problem' in read ? read.problem : null
  const name = account === null ? '' : accountName(account)
  const why = plan.blocker !== null ? text.why[plan.blocker] : problem === null ? '' : strings.timing.problems[problem]
  return (
    <aside aria-label={text.title} className="flex min-h-0 w-[320px] shrink-0 flex-col border-l border-line bg-surface min-[1180px]:w-[360px]">
      <ScrollArea className="flex flex-col gap-4 px-4 py-3 low:gap-3">
        <div>
          <h2 className="text-base font-semibold">{text.title}</h2>
          {account !== null && <p className="text-muted">{text.account}: <span className="font-medium text-ink">{name}</span> · {strings.account.dailyLimit(account.dailyLimit)}</p>}
        </div>
        <ComposerFields rows={rows} account={account} plan={plan} draft={draft} problem={problem} when={when} />
        {/* In a low window it goes with the fields, so that the fields have room. */}
        {plan.sent === null && <div className="hidden border-t border-line pt-2.5 low:block"><Consent /></div>}
      </ScrollArea>
      <div className="flex flex-col gap-2 border-t border-line px-4 pt-2.5 pb-3">
        <LeftBehind plan={plan} />
        {plan.sent === null && <div className="low:hidden"><Consent /></div>}
        <Button
          variant="primary"
          size="lg"
          disabled={why !== ''}
          aria-describedby={whyId}
          className="w-full"
          onClick={() => setConfirming({ plan, draft, schedule: 'schedule' in read ? read.schedule : undefined })}
        >
          <span className="truncate">{n === 0 ? text.publishNone : timing.mode === 'soon' ? text.publish(n, name) : text.schedule(n, name)}</span>
        </Button>
        <p id={whyId} className="text-center text-xs font-medium text-tone-amber empty:hidden">{why}</p>
      </div>
      {confirming !== null && account !== null && (
        <ConfirmDialog toConfirm={confirming} account={name} when={when} practising={practising} onClose={() => setConfirming(null)} />
      )}
      <EditDialog />
    </aside>
  )
}

function LeftBehind({ plan: { jobIds, onlySelected, blocked, checking } }: { plan: PublishPlan }) {
  if (jobIds.length === 0) return null
  const parts = [onlySelected ? text.onlySelected : '', blocked > 0 ? text.behind(blocked) : '', checking > 0 ? text.stillChecking(checking) : ''].filter(Boolean)
  return parts.length === 0 ? null : <p className="text-xs text-muted">{parts.join(' ')}</p>
}
