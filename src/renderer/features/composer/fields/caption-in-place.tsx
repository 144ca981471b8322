import { Pencil } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { announce } from '../../../state/app-store.ts'
import { call, CallError } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Failure } from '../../../shared/ui/form.tsx'
import { attempt, useAction } from '../../../shared/use-action.ts'
import { useRow } from '../../../state/use-rows.ts'
import { countCaption } from '../plan/caption.ts'
import { CaptionField } from './caption-field.tsx'

/** Edits the caption of one file in its row: Ctrl+Enter saves, Esc discards the change. */
export function CaptionInPlace({ jobId }: { jobId: string }) {
  const row = useRow(jobId)
  const [typed, setTyped] = useState<string | null>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const leave = (): void => {
    setTyped(null)
    requestAnimationFrame(() => pencil.current?.focus())
  }
  const { run, busy, error } = useAction(async (name: string, caption: string) => {
    const { refused } = await call('queue.command', { kind: 'edit', jobIds: [jobId], caption })
    const [first] = refused
    if (first !== undefined)
      throw new CallError('NOT_EDITABLE', t('captionInPlace.refused', { reason: first.reason }))
    announce(t('captionInPlace.saved', { name }))
    leave()
  })
  if (row === undefined) return null
  const { name } = row

  if (typed === null) {
    const open = (): void => {
      // The row has only the start of the caption.
      attempt(call('queue.job', { jobId }).then((details) => setTyped(details?.caption ?? '')))
    }
    return (
      <div className="flex items-start gap-1">
        <p className="line-clamp-2 min-w-0 flex-1 text-xs break-words text-muted">
          {row.caption === '' ? t('captionInPlace.none') : row.caption}
        </p>
        {row.editable && (
          <Button
            ref={pencil}
            size="xs"
            variant="ghost"
            className="-mt-1 text-accent"
            icon={<Pencil size={12} aria-hidden />}
            aria-label={t('captionInPlace.edit', { name })}
            onClick={open}>
            {t('captionInPlace.editWord')}
          </Button>
        )}
      </div>
    )
  }
  const count = countCaption(typed, [name])
  const save = (): void => {
    if (!busy && !count.tooLong) run(name, typed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="flex flex-col gap-1.5" onKeyDown={onKeyDown}>
      <CaptionField
        autoFocus
        label={t('captionInPlace.label', { name })}
        value={typed}
        onChange={setTyped}
        count={count}
      />
      <Failure className="text-xs">{error}</Failure>
      <div className="flex gap-1.5">
        <Button size="sm" variant="primary" disabled={busy || count.tooLong} onClick={save}>
          {t('captionInPlace.save')}
        </Button>
        <Button size="sm" onClick={leave}>
          {t('captionInPlace.cancel')}
        </Button>
      </div>
    </div>
  )
}
