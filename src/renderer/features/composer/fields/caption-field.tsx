import { useId, useRef } from 'react'
import { captionLimits, namePlaceholder } from '../../../../contract/text/caption.ts'
import { t } from '../../../../contract/messages/say.ts'
import type { CaptionCount } from '../plan/caption.ts'

/** A caption or a caption template, with TikTok's counts and the expanded result. */
export function CaptionField({
  value,
  onChange,
  count,
  label = t('composer.caption'),
  placeholder,
  rows = 3,
  offersName = false,
  autoFocus = false
}: {
  value: string
  onChange: (value: string) => void
  count: CaptionCount
  label?: string
  placeholder?: string
  rows?: number
  /** Offers `{name}`: the caption is for more than one file. */
  offersName?: boolean
  autoFocus?: boolean
}) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const insertName = (): void => {
    const at = field.current?.selectionStart ?? value.length
    const end = field.current?.selectionEnd ?? at
    onChange(value.slice(0, at) + namePlaceholder + value.slice(end))
    field.current?.focus()
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="min-w-0 truncate font-medium">
          {label}
        </label>
        {offersName && (
          <button
            type="button"
            className="shrink-0 text-xs text-accent underline underline-offset-2"
            onClick={insertName}>
            {t('composer.insertName')}
          </button>
        )}
      </div>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        value={value}
        placeholder={placeholder}
        // The field opens because the user asked to type in it.
        autoFocus={autoFocus}
        aria-describedby={`${id}-count`}
        aria-invalid={count.tooLong}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-16 resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 select-text placeholder:text-muted"
      />
      <CaptionCounter id={`${id}-count`} count={count} />
    </div>
  )
}

function CaptionCounter({ id, count }: { id: string; count: CaptionCount }) {
  const tooMany = count.hashtags > captionLimits.hashtags
  return (
    <div id={id} className="text-xs text-muted">
      <p className="tabular-nums">
        <span className={count.tooLong ? 'font-medium text-tone-red' : ''}>
          {t('composer.counter', { length: count.length })}
        </span>
        {count.hashtags > 0 && (
          <>
            {' '}
            ·{' '}
            <span className={tooMany ? 'font-medium text-tone-amber' : ''}>
              {t('composer.hashtags', { n: count.hashtags })}
            </span>
          </>
        )}
        {count.mentions > 0 && <> · {t('composer.mentions', { n: count.mentions })}</>}
      </p>
      {count.tooLong && <p className="text-tone-red">{t('composer.tooLong')}</p>}
      {tooMany && <p className="text-tone-amber">{t('composer.hashtagsMany')}</p>}
      {count.lineBreaks && <p>{t('composer.lineBreaks')}</p>}
    </div>
  )
}
