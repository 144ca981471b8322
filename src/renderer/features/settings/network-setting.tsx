import { useCallback, useEffect, useState } from 'react'
import type { IpcInput } from '../../../contract/ipc.ts'
import { proxyModeSchema, type ProxyState } from '../../../contract/ipc/network-calls.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { attempt } from '../../shared/use-action.ts'
import { ProxyForm } from './proxy-form.tsx'
import { ChoiceSetting } from './setting-row.tsx'

/**
 * Chooses how the app reaches the network. Applies a choice at once; a manual proxy once its
 * address is saved. Rows for a `SettingGroup`.
 */
export function NetworkSetting() {
  // The main process's value; null until it is read.
  const [proxy, setProxy] = useState<ProxyState | null>(null)
  const [wanted, setWanted] = useState<ProxyState['mode'] | null>(null)
  useEffect(() => attempt(call('network.proxy', {}).then(setProxy)), [])
  const save = useCallback(async (change: IpcInput<'network.setProxy'>): Promise<ProxyState> => {
    const next = await call('network.setProxy', change)
    setProxy(next)
    return next
  }, [])
  if (proxy === null) return null
  const mode = wanted ?? proxy.mode
  const choose = (next: ProxyState['mode']): void => {
    setWanted(next)
    const { address, user } = proxy
    if (next !== 'manual' || address !== '') attempt(save({ mode: next, address, user }))
  }
  return (
    <>
      <ChoiceSetting
        label={t('settings.network.label')}
        hint={t(`settings.network.hints.${mode}`)}
        value={mode}
        choices={proxyModeSchema.options.map((value) => ({
          value,
          label: t(`settings.network.${value}`)
        }))}
        onChange={choose}
      />
      {mode === 'manual' && <ProxyForm proxy={proxy} save={save} />}
    </>
  )
}

/** Network settings before a key is set: entering one can require a proxy with a password. */
export function NetworkLink() {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <button
        type="button"
        className="self-start text-xs text-accent underline underline-offset-2"
        onClick={() => setOpen(true)}>
        {t('settings.network.behindProxy')}
      </button>
      {open && (
        <Modal
          wide
          title={t('settings.network.title')}
          onClose={close}
          footer={<Button onClick={close}>{t('settings.network.close')}</Button>}>
          <div className="-mx-4">
            <NetworkSetting />
          </div>
        </Modal>
      )}
    </>
  )
}
