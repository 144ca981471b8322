import { useState } from 'react'
import { toast } from 'sonner'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'
import { setChangingKey } from '../../state/app-store.ts'
import { openedQueue } from '../../state/queue-link.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure } from '../../shared/ui/form.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'
import { SettingGroup, SettingRow } from './setting-row.tsx'

const text = strings.settings.key

/** Where the key is kept, and whether it was checked. */
function describeKey({ present, kept, verified }: AppState['key']): string {
  if (!present) return text.none
  return [
    kept === 'keychain' ? text.keychain : text.session,
    verified === true ? text.verified : verified === false ? text.unverified : ''
  ]
    .filter(Boolean)
    .join(' ')
}

/** The API key: never shown, only changed or forgotten. */
export function KeySetting({ state }: { state: AppState }) {
  const [forgetting, setForgetting] = useState(false)
  const { present } = state.key
  return (
    <SettingGroup title={text.title}>
      <SettingRow label={text.label} hint={describeKey(state.key)}>
        <Button onClick={() => setChangingKey(true)}>{present ? text.change : text.enter}</Button>
        {present && <Button onClick={() => setForgetting(true)}>{text.forget}</Button>}
      </SettingRow>
      {forgetting && <ForgetKeyDialog onClose={() => setForgetting(false)} />}
    </SettingGroup>
  )
}

/** Confirms before deleting the key here: the app cannot show it; the dashboard has it to copy. */
export function ForgetKeyDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, error } = useAction(async () => {
    await openedQueue(await call('settings.forgetApiKey', {}))
    toast.success(strings.forget.done)
    onClose()
  })
  return (
    <Modal
      title={strings.forget.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{strings.confirm.cancel}</Button>
          <Button variant="primary" disabled={busy} onClick={() => run()}>
            {strings.forget.button}
          </Button>
        </>
      }>
      <p>{strings.forget.text}</p>
      <Failure className="mt-2">{error}</Failure>
    </Modal>
  )
}
