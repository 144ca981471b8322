import { useId, useState } from 'react'
import { toast } from 'sonner'
import type { Choices } from '../../../../contract/ipc/composer-calls.ts'
import { announce } from '../../../state/app-store.ts'
import { call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Failure, Select } from '../../../shared/ui/form.tsx'
import { Modal } from '../../../shared/ui/modal.tsx'
import { useAction } from '../../../shared/use-action.ts'
import { AudienceField, permissions, UnconfirmedNote } from '../fields/audience-field.tsx'
import { CaptionField } from '../fields/caption-field.tsx'
import { countCaption } from '../plan/caption.ts'
import { editOrders, shareChoices, wordChange, type Edits, type Shared } from './edit-changes.ts'
import { CaptionForField, HashtagsField } from './many-words-fields.tsx'

interface EditFormProps {
  title: string
  choices: Choices
  names: readonly string[]
  /** How many of the files are confirmed and wait. */
  confirmed: number
  onClose: () => void
}

/** Shows the value that files share, else Mixed; changes only the fields that the user edits. */
export function EditForm({ title, choices, names, confirmed, onClose }: EditFormProps) {
  const [edits, setEdits] = useState<Edits>({})
  const shared = shareChoices(choices)
  const caption = edits.caption ?? (shared.caption.same ? shared.caption.value : '')
  const count = countCaption(caption, names)
  const orders = editOrders(choices, edits)
  const audience = edits.audience ?? (shared.audience.same ? shared.audience.value : null)
  const words = wordChange(choices, edits, names.length)
  const todo = 'orders' in orders ? orders.orders : []
  const wording = words !== null && 'problem' in words ? null : words
  const change = (more: Partial<Edits>): void => setEdits({ ...edits, ...more })
  const { run, busy, error } = useAction(async () => {
    const jobIds = choices.groups.flatMap((group) => group.jobIds)
    const results = await Promise.all([
      ...(wording === null ? [] : [call('composer.editWords', { jobIds, change: wording })]),
      ...todo.map((order) => call('queue.command', { kind: 'edit', ...order }))
    ])
    const refused = results.flatMap((result) => result.refused)
    announce(t('edit.saved', { n: new Set(results.flatMap(({ changed }) => changed)).size }))
    const [first] = refused
    if (first !== undefined)
      toast.warning(t('edit.refused', { n: refused.length, reason: first.reason }))
    onClose()
  })
  const problem =
    'problem' in orders
      ? t('edit.needsAudience', { n: names.length })
      : words !== null && 'problem' in words
        ? t('edit.hashtagsWrong')
        : edits.caption !== undefined && count.tooLong
          ? t('edit.tooLong')
          : null
  return (
    <Modal
      title={title}
      onClose={onClose}
      footer={
        <>
          {/* Beside the button that it disables, at any scroll position. */}
          <Failure className="flex-1 self-center">{problem ?? error}</Failure>
          <Button onClick={onClose}>{t('edit.cancel')}</Button>
          <Button variant="primary" disabled={busy || problem !== null} onClick={() => run()}>
            {t('edit.save')}
          </Button>
        </>
      }>
      <div className="flex flex-col gap-4">
        <CaptionField
          value={caption}
          onChange={(value) => change({ caption: value })}
          count={count}
          rows={4}
          offersName={names.length > 1}
          placeholder={shared.caption.same ? undefined : t('edit.mixedHint')}
        />
        {names.length > 1 && (
          <>
            <CaptionForField
              edits={edits}
              onChange={change}
              files={names.length}
              withoutCaption={choices.withoutCaption}
            />
            <HashtagsField edits={edits} onChange={change} />
          </>
        )}
        <AudienceField
          audience={audience}
          onChange={(level) => change({ audience: level })}
          note={
            audience !== null
              ? null
              : shared.audience.same
                ? t('edit.notChosen')
                : t('edit.mixedHint')
          }
        />
        <fieldset>
          <legend className="mb-1.5 font-medium">{t('edit.allow')}</legend>
          <div className="grid grid-cols-3 gap-3">
            {permissions.map(({ key, label }) => (
              <Permission
                key={key}
                name={t(label)}
                shared={shared[key]}
                value={edits[key]}
                onChange={(value) => setEdits(withPermission(edits, key, value))}
              />
            ))}
          </div>
        </fieldset>
        <div className="-mt-2">
          <UnconfirmedNote />
        </div>
        {confirmed > 0 && todo.length > 0 && (
          <p className="rounded-md bg-amber-soft px-3 py-2">
            {t('edit.confirmAgain', { n: confirmed })}
          </p>
        )}
      </div>
    </Modal>
  )
}

function withPermission(
  edits: Edits,
  key: (typeof permissions)[number]['key'],
  value: boolean | undefined
): Edits {
  const { [key]: _before, ...others } = edits
  return value === undefined ? others : { ...others, [key]: value }
}

/** Yes, no, or "unchanged" if the files differ. */
function Permission({
  name,
  shared,
  value,
  onChange
}: {
  name: string
  shared: Shared<boolean>
  value: boolean | undefined
  onChange: (value: boolean | undefined) => void
}) {
  const id = useId()
  const shown = value ?? (shared.same ? shared.value : undefined)
  const yesOrNo = [
    { value: 'true', label: t('edit.yes') },
    { value: 'false', label: t('edit.no') }
  ]
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {name}
      </label>
      <Select
        id={id}
        value={shown === undefined ? 'mixed' : String(shown)}
        choices={shared.same ? yesOrNo : [{ value: 'mixed', label: t('edit.mixed') }, ...yesOrNo]}
        onChange={(chosen) => onChange(chosen === 'mixed' ? undefined : chosen === 'true')}
        className="h-8 px-2"
      />
    </div>
  )
}
