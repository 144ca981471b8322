import { useCallback, useId, useState } from 'react'
import { rowStore } from '../../../state/queue-link.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Modal } from '../../../shared/ui/modal.tsx'
import { useAction } from '../../../shared/use-action.ts'
import { fromLocalInput, toLocalInput, zoneName } from '../../../shared/local-time.ts'
import { command } from '../../../state/queue-commands.ts'
import { closeTimeDialog, useDialogs } from './dialog-store.ts'

/** Asks for another time for posts that have one. */
export function TimeDialog() {
  const jobIds = useDialogs((dialogs) => dialogs.timed)
  return jobIds.length === 0 ? null : <OpenTimeDialog jobIds={jobIds} />
}

function OpenTimeDialog({ jobIds }: { jobIds: readonly string[] }) {
  const [soon, setSoon] = useState(false)
  const [value, setValue] = useState(() =>
    toLocalInput(rowStore.row(jobIds[0] ?? '')?.scheduledFor ?? new Date().toISOString())
  )
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const { run, busy, error } = useAction(
    useCallback(
      async (at: string | null) => {
        await command({ kind: 'reschedule', jobIds: [...jobIds], scheduledFor: at })
        closeTimeDialog()
      },
      [jobIds]
    )
  )
  const save = (): void => {
    const at = soon ? null : fromLocalInput(value)
    if (!soon && at === null) return setProblem(t('time.missing'))
    if (at !== null && Date.parse(at) <= Date.now()) return setProblem(t('time.past'))
    setProblem(null)
    run(at)
  }
  return (
    <Modal
      title={t('time.title', { n: jobIds.length })}
      onClose={closeTimeDialog}
      footer={
        <>
          <Button onClick={closeTimeDialog}>{t('time.cancel')}</Button>
          <Button variant="primary" disabled={busy} onClick={save}>
            {t('time.save')}
          </Button>
        </>
      }>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t('time.label')}</legend>
        <label className="flex h-8 items-center gap-2.5">
          <input type="radio" name={id} checked={!soon} onChange={() => setSoon(false)} />
          {t('time.at')}
        </label>
        <input
          type="datetime-local"
          aria-label={t('time.label')}
          aria-describedby={`${id}-zone ${id}-problem`}
          aria-invalid={problem !== null}
          disabled={soon}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          className="ml-6 h-8 w-56 rounded-md border border-line-strong bg-surface px-2.5 disabled:text-muted"
        />
        <p id={`${id}-zone`} className="ml-6 text-xs text-muted">
          {t('time.zone', { zone: zoneName() })}
        </p>
        <label className="flex h-8 items-center gap-2.5">
          <input type="radio" name={id} checked={soon} onChange={() => setSoon(true)} />
          {t('time.soon')}
        </label>
        {jobIds.length > 1 && <p className="text-xs text-muted">{t('time.together')}</p>}
        <p id={`${id}-problem`} role="alert" className="text-tone-red empty:hidden">
          {problem ?? error}
        </p>
      </fieldset>
    </Modal>
  )
}
