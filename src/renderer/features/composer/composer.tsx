import { useId, useMemo, useState } from 'react'
import { editDraft, useAccount, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useAllRows } from '../queue/use-rows.ts'
import { AudienceField } from './audience-field.tsx'
import { CaptionField } from './caption-field.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Consent } from './consent.tsx'
import { accountName, planPublish } from './publish-plan.ts'

const text = strings.composer

/**
 * The publish panel: the choices that TikTok asks for, for all ready files at once, and the one way to send them. In a
 * low window it scrolls as one, and only the button stays in sight.
 */
export function Composer({ practising }: { practising: boolean }) {
  const rows = useAllRows()
  const account = useAccount()
  const draft = useApp((app) => app.draft)
  const selected = useApp((app) => app.selected)
  const [confirming, setConfirming] = useState(false)
  const whyId = useId()
  const plan = useMemo(() => planPublish(rows, { account, audience: draft.audience, caption: draft.caption, selected }), [rows, account, draft.audience, draft.caption, selected])
  const name = account === null ? '' : accountName(account)
  return (
    <aside aria-label={text.title} className="flex w-[320px] shrink-0 flex-col border-l border-line bg-surface min-[1180px]:w-[360px] low:overflow-y-auto">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4 low:flex-none low:gap-3 low:overflow-visible low:py-3">
        <div>
          <h2 className="text-base font-semibold">{text.title}</h2>
          {account !== null && <p className="text-muted">{text.account}: <span className="font-medium text-ink">{name}</span> · {strings.account.dailyLimit(account.dailyLimit)}</p>}
        </div>
        <AudienceField audience={draft.audience} />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 font-medium">{text.allow}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1.5">
            <Allow label={text.comment} checked={draft.allowComment} onChange={(allowComment) => editDraft({ allowComment })} />
            <Allow label={text.duet} checked={draft.allowDuet} onChange={(allowDuet) => editDraft({ allowDuet })} />
            <Allow label={text.stitch} checked={draft.allowStitch} onChange={(allowStitch) => editDraft({ allowStitch })} />
          </div>
        </fieldset>
        <CaptionField caption={draft.caption} length={plan.captionLength} tooLong={plan.blocker === 'caption'} />
      </div>
      <div className="flex flex-col gap-2 border-t border-line px-4 pt-3 pb-2 low:mt-auto">
        {plan.jobIds.length > 0 && (plan.blocked > 0 || plan.checking > 0 || plan.onlySelected) && (
          <p className="text-xs text-muted">
            {[plan.onlySelected ? text.onlySelected : '', plan.blocked > 0 ? text.behind(plan.blocked) : '', plan.checking > 0 ? text.stillChecking(plan.checking) : ''].filter(Boolean).join(' ')}
          </p>
        )}
        <Consent />
      </div>
      <div className="flex flex-col gap-2 bg-surface px-4 pb-3 low:sticky low:bottom-0 low:border-t low:border-line low:pt-2">
        <Button variant="primary" size="lg" disabled={plan.blocker !== null} aria-describedby={whyId} className="w-full" onClick={() => setConfirming(true)}>
          <span className="truncate">{plan.jobIds.length === 0 ? text.publishNone : text.publish(plan.jobIds.length, name)}</span>
        </Button>
        <p id={whyId} className="text-center text-xs font-medium text-tone-amber empty:hidden">{plan.blocker === null ? '' : text.why[plan.blocker]}</p>
      </div>
      {confirming && account !== null && draft.audience !== null && (
        <ConfirmDialog plan={plan} account={name} draft={{ ...draft, audience: draft.audience }} practising={practising} onClose={() => setConfirming(false)} />
      )}
    </aside>
  )
}

function Allow({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
