import { useCallback, useEffect, useState } from 'react'
import type { IpcInput } from '../../../contract/ipc.ts'
import type { SettingsState } from '../../../contract/ipc/settings-calls.ts'
import { call, onAppEvent } from '../../rpc/client.ts'
import { attempt } from '../../shared/use-action.ts'

/** The settings as the main process keeps them, and the way to change one. Null until they are read. */
export function useSettings(): { settings: SettingsState | null; change: (change: IpcInput<'settings.change'>) => void } {
  const [settings, setSettings] = useState<SettingsState | null>(null)
  useEffect(() => {
    const read = (): void => attempt(call('settings.get', {}).then(setSettings))
    read()
    // The menu sets the theme too.
    return onAppEvent((event) => {
      if (event.type === 'state-changed') read()
    })
  }, [])
  const change = useCallback((next: IpcInput<'settings.change'>) => attempt(call('settings.change', next).then(setSettings)), [])
  return { settings, change }
}
