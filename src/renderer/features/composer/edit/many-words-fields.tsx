import { useId } from 'react'
import { captionLimits } from '../../../../contract/text/caption.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Select, Tick } from '../../../shared/ui/form.tsx'
import { readHashtags, type Edits } from './edit-changes.ts'

const ways = ['add', 'empty', 'replace'] as const

interface ManyFieldsProps {
  edits: Edits
  onChange: (change: Partial<Edits>) => void
}

/** Chooses the files for a new caption, if only some have one. */
export function CaptionForField({
  edits,
  onChange,
  files,
  withoutCaption
}: ManyFieldsProps & { files: number; withoutCaption: number }) {
  const name = useId()
  if (edits.caption === undefined) return null
  if (withoutCaption === 0 && edits.caption === '')
    return <p className="text-tone-amber">{t('edit.clears', { n: files })}</p>
  if (withoutCaption === 0 || withoutCaption === files) return null
  const chosen = edits.captionFor ?? 'empty'
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="sr-only">{t('edit.captionFor')}</legend>
      {(['empty', 'all'] as const).map((which) => (
        <Tick
          key={which}
          type="radio"
          name={name}
          checked={chosen === which}
          onChange={() => onChange({ captionFor: which })}>
          {which === 'all'
            ? t('edit.forAll', { n: files })
            : t('edit.forEmpty', { n: withoutCaption })}
        </Tick>
      ))}
    </fieldset>
  )
}

/** Adds hashtags to several files at once, whatever their captions are. */
export function HashtagsField({ edits, onChange }: ManyFieldsProps) {
  const id = useId()
  const typed = edits.hashtags ?? ''
  const tags = readHashtags(typed)
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('edit.hashtags')}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={typed}
          placeholder={t('edit.hashtagsPlaceholder')}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-note`}
          aria-invalid={tags === null}
          onChange={(event) => onChange({ hashtags: event.target.value })}
          className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2.5 select-text placeholder:text-muted"
        />
        <Select
          label={t('edit.hashtagsHow')}
          value={edits.hashtagsHow ?? 'add'}
          choices={ways.map((value) => ({ value, label: t(`edit.hashtagWays.${value}`) }))}
          onChange={(hashtagsHow) => onChange({ hashtagsHow })}
          className="h-8 w-44 px-2"
        />
      </div>
      <p id={`${id}-note`} className="text-xs text-muted">
        {tags === null ? (
          <span className="text-tone-red">{t('edit.hashtagsWrong')}</span>
        ) : tags.length > captionLimits.hashtags ? (
          <span className="text-tone-amber">{t('composer.hashtagsMany')}</span>
        ) : tags.length > 0 ? (
          tags.join(' ')
        ) : (
          t('edit.hashtagsHint')
        )}
      </p>
    </div>
  )
}
