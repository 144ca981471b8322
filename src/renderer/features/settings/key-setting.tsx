import { useState } from 'react'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { setChangingKey } from '../../state/app-store.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ForgetKeyDialog } from './forget-key-dialog.tsx'
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
