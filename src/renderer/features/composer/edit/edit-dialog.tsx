import { useEffect, useState } from 'react'
import type { Choices } from '../../../../contract/ipc/composer-calls.ts'
import { setEditing, useApp } from '../../../state/app-store.ts'
import { rowStore } from '../../../state/queue-link.ts'
import { call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Modal } from '../../../shared/ui/modal.tsx'
import { attempt } from '../../../shared/use-action.ts'
import { EditForm } from './edit-form.tsx'

const close = (): void => setEditing(null)

/** Edits caption, audience and permissions of the requested jobs; renders nothing without any. */
export function EditDialog() {
  const editing = useApp((app) => app.editing)
  return editing === null ? null : <Loaded key={editing.join(' ')} jobIds={editing} />
}

/** Skips jobs that were sent meanwhile: they can no longer be edited. */
function Loaded({ jobIds }: { jobIds: readonly string[] }) {
  const [open] = useState(() => jobIds.filter((id) => rowStore.row(id)?.editable === true))
  const [choices, setChoices] = useState<Choices | null>(null)
  useEffect(() => {
    if (open.length === 0) return close()
    attempt(call('composer.choices', { jobIds: open }).then(setChoices))
  }, [open])
  const names = open.map((id) => rowStore.row(id)?.name ?? '')
  const confirmed = open.filter((id) => rowStore.row(id)?.armed === true).length
  const title = t('edit.title', { n: open.length, name: names[0] ?? '' })
  if (choices === null)
    return (
      <Modal
        title={title}
        onClose={close}
        footer={<Button onClick={close}>{t('edit.cancel')}</Button>}>
        <p className="text-muted">{t('edit.loading')}</p>
      </Modal>
    )
  return (
    <EditForm title={title} choices={choices} names={names} confirmed={confirmed} onClose={close} />
  )
}
