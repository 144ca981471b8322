import { useId, useState } from 'react'
import { editDraft } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Tick } from '../../../shared/ui/form.tsx'
import { PreviewCard } from '../../preview/index.ts'
import { AllowField, AudienceField, audienceWords, UnconfirmedNote } from './audience-field.tsx'
import { CaptionField } from './caption-field.tsx'
import { namePlaceholder, renderCaption } from '../../../../contract/text/caption.ts'
import { CaptionInPlace } from './caption-in-place.tsx'
import type { ComposerView } from '../composer-view.ts'
import type { Draft } from '../../../state/draft.ts'
import type { SentCount, SentGroup } from '../plan/sent-counts.ts'
import type { TimingProblem } from '../../../state/timing.ts'
import { TimingField } from './timing-field.tsx'

const tones: Record<SentGroup, string> = {
  published: 'bg-tone-green',
  sending: 'bg-tone-blue',
  waiting: 'bg-line-strong',
  scheduled: 'bg-tone-violet',
  unknown: 'bg-tone-amber',
  failed: 'bg-tone-red',
  cancelled: 'bg-line-strong'
}

/** The panel's fields, from preview to time; if no file is left to confirm, the files' outcomes. */
export function ComposerFields({
  view: { plan, files, count },
  draft,
  problem,
  when
}: {
  view: ComposerView
  draft: Draft
  problem: TimingProblem | null
  /** When the posts go out, in sentences. */
  when: readonly string[]
}) {
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
          placeholder={t('composer.captionPlaceholder')}
          offersName
        />
        {shown !== undefined &&
          draft.caption.includes(namePlaceholder) &&
          plan.captioned.includes(shown.id) && (
            <p className="line-clamp-2 text-xs break-words text-muted">
              {t('composer.result', { caption: renderCaption(draft.caption, shown.name) })}
            </p>
          )}
        <OwnCaptions plan={plan} draft={draft} />
      </div>
      <AudienceField
        audience={draft.audience}
        onChange={(audience) => editDraft({ audience })}
        note={
          plan.ownChoices
            ? t('composer.ownChoices', {
                n: plan.jobIds.length,
                list: audienceWords(plan.audiences)
              })
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

/** Chooses whether captions of single files are kept or replaced. */
function OwnCaptions({
  plan: { ownCaptions, jobIds },
  draft
}: {
  plan: ComposerView['plan']
  draft: Draft
}) {
  if (ownCaptions === 0 || jobIds.length === 0) return null
  if (draft.caption === '')
    return <p className="text-xs text-muted">{t('composer.ownCaptions', { n: ownCaptions })}</p>
  return (
    <Tick
      className="text-xs"
      checked={draft.replaceCaptions}
      onChange={(replaceCaptions) => editDraft({ replaceCaptions })}>
      {t('composer.replaceCaptions', { n: ownCaptions })}
    </Tick>
  )
}

/** Replaces the fields once no file is left to confirm: shows the files' outcomes. */
function NothingLeft({ sent }: { sent: readonly SentCount[] }) {
  const total = sent.reduce((sum, { files }) => sum + files, 0)
  const again = sent.some(({ group }) => group === 'failed' || group === 'cancelled')
  return (
    <section aria-label={t('composer.nothingLeft')} className="flex flex-col gap-3">
      <div className="rounded-lg border border-line">
        <p className="border-b border-line px-3 py-2 font-medium">
          {t('composer.filesHere', { n: total })}
        </p>
        <dl className="flex flex-col gap-1 px-3 py-2">
          {sent.map(({ group, files }) => (
            <div key={group} className="flex items-center gap-2">
              <span aria-hidden className={`size-2 shrink-0 rounded-full ${tones[group]}`} />
              <dt className="flex-1">{t(`composer.became.${group}`)}</dt>
              <dd className="tabular-nums">{files.toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="text-xs text-muted">{again ? t('composer.nextAgain') : t('composer.next')}</p>
    </section>
  )
}
