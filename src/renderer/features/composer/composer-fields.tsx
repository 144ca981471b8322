import { useId, useMemo, useState } from 'react'
import type { Account } from '../../../contract/account.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { editDraft, useApp } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { PreviewCard } from '../preview/preview-card.tsx'
import { AllowField } from './allow-field.tsx'
import { AudienceField } from './audience-field.tsx'
import { CaptionField } from './caption-field.tsx'
import { countCaption, expandCaption, namePlaceholder } from './caption.ts'
import { CaptionInPlace } from './caption-in-place.tsx'
import type { Draft } from './draft.ts'
import { NothingLeft } from './nothing-left.tsx'
import type { PublishPlan } from './publish-plan.ts'
import type { TimingProblem } from './timing.ts'
import { TimingField } from './timing-field.tsx'

const text = strings.composer

interface ComposerFieldsProps {
  rows: readonly JobRow[]
  account: Account | null
  plan: PublishPlan
  draft: Draft
  problem: TimingProblem | null
  /** When the posts go out, in sentences. */
  when: readonly string[]
}

/** The panel's fields, from the file as it will look to the time it goes out. Where no file is left that they could be for, what became of the files. */
export function ComposerFields({ rows, account, plan, draft, problem, when }: ComposerFieldsProps) {
  const selected = useApp((app) => app.selected)
  const [wanted, setWanted] = useState<string | null>(null)
  const unconfirmedId = useId()
  const files = useMemo(() => previewed(rows, { account, plan, selected }), [rows, account, plan, selected])
  const shown = files.find(({ id }) => id === wanted) ?? files[0]
  const captioned = useMemo(() => {
    const ids = new Set(plan.captioned)
    return rows.filter(({ id }) => ids.has(id)).map(({ name }) => name)
  }, [rows, plan])
  const preview = shown !== undefined && (
    <PreviewCard jobIds={files.map(({ id }) => id)} shown={shown.id} onShow={setWanted}>
      <CaptionInPlace key={shown.id} jobId={shown.id} />
    </PreviewCard>
  )
  if (plan.sent !== null) return <>{preview}<NothingLeft sent={plan.sent} /></>
  return (
    <>
      {preview}
      <div className="flex flex-col gap-1.5">
        <CaptionField value={draft.caption} onChange={(caption) => editDraft({ caption })} count={countCaption(draft.caption, captioned)} placeholder={text.captionPlaceholder} offersName />
        {shown !== undefined && draft.caption.includes(namePlaceholder) && plan.captioned.includes(shown.id) && (
          <p className="line-clamp-2 text-xs break-words text-muted">{text.result(expandCaption(draft.caption, shown.name))}</p>
        )}
        <OwnCaptions plan={plan} draft={draft} />
      </div>
      <AudienceField
        audience={draft.audience}
        onChange={(audience) => editDraft({ audience })}
        note={plan.ownChoices ? text.ownChoices(plan.jobIds.length, plan.audiences.map(({ level, files: n }) => text.audienceCount(n, text.audiences[level])).join(', ')) : null}
        describedBy={unconfirmedId}
      />
      {!plan.ownChoices && <AllowField allowed={draft} onChange={editDraft} describedBy={unconfirmedId} />}
      <p id={unconfirmedId} className="-mt-1 text-xs text-muted">{text.unconfirmed}</p>
      <TimingField timing={draft.timing} onChange={(change) => editDraft({ timing: { ...draft.timing, ...change } })} problem={problem} sentences={when} />
    </>
  )
}

/** The files that can be looked at: those selected, else those that would be sent, else those that may become ready. */
function previewed(rows: readonly JobRow[], { account, plan, selected }: { account: Account | null; plan: PublishPlan; selected: ReadonlySet<string> }): readonly JobRow[] {
  if (selected.size > 0) return rows.filter(({ id }) => selected.has(id))
  if (plan.jobIds.length === 0) return rows.filter(({ profileId, phase }) => profileId === account?.profileId && (phase === 'checking' || phase === 'needs-attention'))
  const ids = new Set(plan.jobIds)
  return rows.filter(({ id }) => ids.has(id))
}

/** What becomes of captions that were written for single files. */
function OwnCaptions({ plan: { ownCaptions, jobIds }, draft }: { plan: PublishPlan; draft: Draft }) {
  if (ownCaptions === 0 || jobIds.length === 0) return null
  if (draft.caption === '') return <p className="text-xs text-muted">{text.ownCaptions(ownCaptions)}</p>
  return (
    <label className="flex items-center gap-2 text-xs">
      <input type="checkbox" checked={draft.replaceCaptions} onChange={(event) => editDraft({ replaceCaptions: event.target.checked })} />
      {text.replaceCaptions(ownCaptions)}
    </label>
  )
}
