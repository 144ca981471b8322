import { useId, useState } from 'react'
import { setAppState, setProfile } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure } from '../../shared/ui/form.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'
import { closeConnect, useConnect } from '../../state/connect-store.ts'

/** Adds a profile by its id, for an Aether without a list of profiles. */
export function AddAccountDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [profileId, setProfileId] = useState('')
  const { run, busy, error } = useAction(async (typed: string) => {
    const account = await call('accounts.addManual', { profileId: typed })
    setAppState(await call('app.state', {}))
    setProfile(account.profileId)
    // Without a list at Aether, the typed id completes connecting.
    const { connect } = useConnect.getState()
    if (connect.stage === 'waiting' && !connect.listed) closeConnect()
    onClose()
  })
  return (
    <Modal
      title={t('account.addManual')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('confirm.cancel')}</Button>
          <Button
            variant="primary"
            form={`${id}-form`}
            type="submit"
            disabled={busy || profileId.trim() === ''}>
            {t('account.addManualButton')}
          </Button>
        </>
      }>
      <form
        id={`${id}-form`}
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          run(profileId)
        }}>
        <label htmlFor={id} className="font-medium">
          {t('account.addManualLabel')}
        </label>
        <input
          id={id}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          spellCheck={false}
          value={profileId}
          onChange={(event) => setProfileId(event.target.value)}
          className="h-9 rounded-md border border-line-strong bg-surface px-2.5 select-text"
        />
        <p id={`${id}-hint`} className="text-xs text-muted">
          {t('account.addManualHint')}
        </p>
        <Failure>{error}</Failure>
      </form>
    </Modal>
  )
}
