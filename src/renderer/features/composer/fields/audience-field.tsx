import { useId } from 'react'
import { privacyLevelSchema, type PrivacyLevel } from '../../../../contract/queue/post-options.ts'
import type { Draft } from '../../../state/draft.ts'
import type { MessageId } from '../../../../contract/messages/message.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Tick } from '../../../shared/ui/form.tsx'
import type { PublishPlan } from '../plan/publish-plan.ts'
import { InfoNote } from './info-note.tsx'

/** Chooses who may see the posts. No default: TikTok requires that the user chooses. */
export function AudienceField({
  audience,
  onChange,
  note,
  describedBy
}: {
  audience: PrivacyLevel | null
  onChange: (audience: PrivacyLevel) => void
  /** What applies while nothing is chosen here. */
  note?: string | null
  describedBy?: string
}) {
  const name = useId()
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-1.5 font-medium">{t('composer.audience')}</legend>
      {note != null && <p className="mb-1.5 text-xs text-muted">{note}</p>}
      <div className="flex flex-col overflow-hidden rounded-lg border border-line">
        {privacyLevelSchema.options.map((level) => (
          <label
            key={level}
            className="flex items-center gap-2.5 border-line px-3 py-1.5 not-last:border-b has-checked:bg-accent-soft">
            <input
              type="radio"
              name={name}
              value={level}
              checked={audience === level}
              onChange={() => onChange(level)}
            />
            <span className="flex-1">{t(`composer.audiences.${level}`)}</span>
            <span className="text-xs text-muted">{t(`composer.audienceHints.${level}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Formats several audiences: "3 Everyone, 1 Only you". */
export function audienceWords(audiences: PublishPlan['audiences']): string {
  return audiences
    .map(({ level, files }) =>
      t('composer.audienceCount', { n: files, audience: t(`composer.audiences.${level}`) })
    )
    .join(', ')
}

type Allowed = Pick<Draft, 'allowComment' | 'allowDuet' | 'allowStitch'>

/** What others may be allowed to do, in display order. */
export const permissions = [
  { key: 'allowComment', label: 'composer.comment' },
  { key: 'allowDuet', label: 'composer.duet' },
  { key: 'allowStitch', label: 'composer.stitch' }
] as const satisfies readonly { key: keyof Allowed; label: MessageId }[]

/** Formats the permissions of a draft: "comment, stitch"; empty if none. */
export function allowedWords(allowed: Allowed): string {
  const words = permissions.filter(({ key }) => allowed[key]).map(({ label }) => t(label))
  return words.join(', ').toLowerCase()
}

/** Chooses what others may do with the posts; all off at first. */
export function AllowField({
  allowed,
  onChange,
  describedBy
}: {
  allowed: Allowed
  onChange: (change: Partial<Allowed>) => void
  describedBy?: string
}) {
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-1.5 font-medium">{t('composer.allow')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {permissions.map(({ key, label }) => (
          <Tick key={key} checked={allowed[key]} onChange={(on) => onChange({ [key]: on })}>
            {t(label)}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}

/** Warns that Aether's documents do not give the field names of audience and permissions. */
export function UnconfirmedNote({ id }: { id?: string }) {
  return (
    <InfoNote
      id={id}
      short={t('composer.unconfirmed')}
      more={t('composer.unconfirmedMore')}
      label={t('composer.unconfirmedWhy')}
    />
  )
}
