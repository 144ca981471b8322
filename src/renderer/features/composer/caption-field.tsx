import { useId, useRef } from 'react'
import { editDraft } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'

const text = strings.composer
const placeholder = '{name}'

/** The caption template with the length of the longest caption that it gives. */
export function CaptionField({ caption, length, tooLong }: { caption: string; length: number; tooLong: boolean }) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const insertName = (): void => {
    const at = field.current?.selectionStart ?? caption.length
    const end = field.current?.selectionEnd ?? at
    editDraft({ caption: caption.slice(0, at) + placeholder + caption.slice(end) })
    field.current?.focus()
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium">{text.caption}</label>
        <button type="button" className="text-xs text-accent underline underline-offset-2" onClick={insertName}>{text.insertName}</button>
      </div>
      <textarea
        ref={field}
        id={id}
        rows={4}
        value={caption}
        placeholder={text.captionPlaceholder}
        aria-describedby={`${id}-count`}
        aria-invalid={tooLong}
        onChange={(event) => editDraft({ caption: event.target.value })}
        className="min-h-20 resize-y rounded-md border border-line-strong bg-surface px-2.5 py-2 select-text placeholder:text-muted"
      />
      <p id={`${id}-count`} className={`text-xs tabular-nums ${tooLong ? 'text-tone-red' : 'text-muted'}`}>
        {text.counter(length)}{tooLong && `. ${text.tooLong}`}
      </p>
    </div>
  )
}
