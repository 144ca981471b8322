import { useState } from 'react'
import { toast } from 'sonner'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'
import { setChangingKey } from '../../state/app-store.ts'
import { openedQueue } from '../../state/queue-link.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure } from '../../shared/ui/form.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'
import { SettingGroup, SettingRow } from './setting-row.tsx'

/** Describes where the key is stored, and whether it was checked. */
function describeKey({ present, kept, verified }: AppState['key']): string {
  if (!present) return t('settings.key.none')
  return [
    kept === 'keychain' ? t('settings.key.keychain') : t('settings.key.session'),
    verified === true
      ? t('settings.key.verified')
      : verified === false
        ? t('settings.key.unverified')
        : ''
  ]
    .filter(Boolean)
    .join(' ')
}

/** The API key: never shown, only changed or deleted. */
export function KeySetting({ state }: { state: AppState }) {
  const [forgetting, setForgetting] = useState(false)
  const { present } = state.key
  return (
    <SettingGroup title={t('settings.key.title')}>
      <SettingRow label={t('settings.key.label')} hint={describeKey(state.key)}>
        <Button onClick={() => setChangingKey(true)}>
          {present ? t('settings.key.change') : t('settings.key.enter')}
        </Button>
        {present && <Button onClick={() => setForgetting(true)}>{t('settings.key.forget')}</Button>}
      </SettingRow>
      {forgetting && <ForgetKeyDialog onClose={() => setForgetting(false)} />}
    </SettingGroup>
  )
}

/** Confirms before deleting the key here: the app cannot show it; the dashboard has it to copy. */
export function ForgetKeyDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, error } = useAction(async () => {
    await openedQueue(await call('settings.forgetApiKey', {}))
    toast.success(t('forget.done'))
    onClose()
  })
  return (
    <Modal
      title={t('forget.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('confirm.cancel')}</Button>
          <Button variant="primary" disabled={busy} onClick={() => run()}>
            {t('forget.button')}
          </Button>
        </>
      }>
      <p>{t('forget.text')}</p>
      <Failure className="mt-2">{error}</Failure>
    </Modal>
  )
}
