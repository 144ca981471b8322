import { useState } from 'react'
import type { ProxyState } from '../../../contract/ipc/network-calls.ts'
import { strings } from '../../shared/strings.ts'
import { attempt } from '../../shared/use-action.ts'
import { ProxyForm } from './proxy-form.tsx'
import { ChoiceSetting } from './setting-controls.tsx'
import { useProxy } from './use-proxy.ts'

const text = strings.settings.network

/**
 * How the app reaches the network. Applies a choice at once; a manual proxy once its address is
 * saved. Rows for a `SettingGroup`.
 */
export function NetworkSetting() {
  const { proxy, save } = useProxy()
  const [wanted, setWanted] = useState<ProxyState['mode'] | null>(null)
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
        label={text.label}
        hint={text.hints[mode]}
        value={mode}
        choices={[
          { value: 'system', label: text.system },
          { value: 'manual', label: text.manual },
          { value: 'none', label: text.none }
        ]}
        onChange={choose}
      />
      {mode === 'manual' && <ProxyForm proxy={proxy} save={save} />}
    </>
  )
}
