import { useId, useState } from 'react'
import { editDraft } from '../../../state/app-store.ts'
import { strings } from '../../../shared/strings.ts'
import { Tick } from '../../../shared/ui/form.tsx'
import { PreviewCard } from '../../preview/index.ts'
import { AllowField, AudienceField, UnconfirmedNote } from './audience-field.tsx'
import { CaptionField } from './caption-field.tsx'
import { namePlaceholder, renderCaption } from '../../../../contract/text/caption.ts'
import { CaptionInPlace } from './caption-in-place.tsx'
import type { ComposerView } from '../composer-view.ts'
import type { Draft } from '../../../state/draft.ts'
import { NothingLeft } from '../plan/nothing-left.tsx'
import type { TimingProblem } from '../../../state/timing.ts'
import { TimingField } from './timing-field.tsx'

const text = strings.composer

interface ComposerFieldsProps {
  view: ComposerView
  draft: Draft
  problem: TimingProblem | null
  /** When the posts go out, in sentences. */
  when: readonly string[]
}

/** The panel's fields, from preview to time; if no file is left to confirm, the files' outcomes. */
export function ComposerFields({
  view: { plan, files, count },
  draft,
  problem,
  when
}: ComposerFieldsProps) {
  const [wanted, setWanted] = useState<string | null>(null)
  const unconfirmedId = useId()
  const shown = files.find(({ id }) => id === wanted) ?? files[0]
  const preview = shown !== undefined && (
    <PreviewCard jobIds={files.map(({ id }) => id)} shown={shown.id} onShow={setWanted}>
      <CaptionInPlace key={shown.id} jobId={shown.id} />
    </PreviewCard>
  )
  if (plan.sent !== null)
    return (
      <>
        {preview}
        <NothingLeft sent={plan.sent} />
      </>
    )
  return (
    <>
      {preview}
      <div className="flex flex-col gap-1.5">
        <CaptionField
          value={draft.caption}
          onChange={(caption) => editDraft({ caption })}
          count={count}
          placeholder={text.captionPlaceholder}
          offersName
        />
        {shown !== undefined &&
          draft.caption.includes(namePlaceholder) &&
          plan.captioned.includes(shown.id) && (
            <p className="line-clamp-2 text-xs break-words text-muted">
              {text.result(renderCaption(draft.caption, shown.name))}
            </p>
          )}
        <OwnCaptions plan={plan} draft={draft} />
      </div>
      <AudienceField
        audience={draft.audience}
        onChange={(audience) => editDraft({ audience })}
        note={
          plan.ownChoices
            ? text.ownChoices(
                plan.jobIds.length,
                plan.audiences
                  .map(({ level, files: n }) => text.audienceCount(n, text.audiences[level]))
                  .join(', ')
              )
            : null
        }
        describedBy={unconfirmedId}
      />
      {!plan.ownChoices && (
        <AllowField allowed={draft} onChange={editDraft} describedBy={unconfirmedId} />
      )}
      <div className="-mt-2.5">
        <UnconfirmedNote id={unconfirmedId} />
      </div>
      <TimingField
        timing={draft.timing}
        onChange={(change) => editDraft({ timing: { ...draft.timing, ...change } })}
        problem={problem}
        sentences={when}
      />
    </>
  )
}

/** What becomes of captions that were written for single files. */
function OwnCaptions({
  plan: { ownCaptions, jobIds },
  draft
}: {
  plan: ComposerView['plan']
  draft: Draft
}) {
  if (ownCaptions === 0 || jobIds.length === 0) return null
  if (draft.caption === '')
    return <p className="text-xs text-muted">{text.ownCaptions(ownCaptions)}</p>
  return (
    <Tick
      className="text-xs"
      checked={draft.replaceCaptions}
      onChange={(replaceCaptions) => editDraft({ replaceCaptions })}>
      {text.replaceCaptions(ownCaptions)}
    </Tick>
  )
}
