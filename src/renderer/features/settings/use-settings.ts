import { useCallback, useEffect, useRef, useState } from 'react'
import type { IpcInput } from '../../../contract/ipc.ts'
import type { SettingsState } from '../../../contract/ipc/settings-calls.ts'
import { call, onAppEvent } from '../../rpc/client.ts'
import { attempt } from '../../shared/use-action.ts'

export interface LoadedSettings {
  settings: SettingsState
  change: (change: IpcInput<'settings.change'>) => void
}

/**
 * Returns the main process's settings, and a function to change one. Null until they are loaded.
 */
export function useSettings(): Pick<LoadedSettings, 'change'> & { settings: SettingsState | null } {
  const [settings, setSettings] = useState<SettingsState | null>(null)
  const asked = useRef(0)
  // An answer to a request from before the last change is out of date.
  const take = useCallback((answer: Promise<SettingsState>): void => {
    const mine = ++asked.current
    attempt(
      answer.then((state) => {
        if (mine === asked.current) setSettings(state)
        return undefined
      })
    )
  }, [])
  useEffect(() => {
    const read = (): void => take(call('settings.get', {}))
    read()
    // The menu sets the theme too.
    return onAppEvent((event) => {
      if (event.type === 'state-changed') read()
    })
  }, [take])
  const change = useCallback(
    (next: IpcInput<'settings.change'>) => take(call('settings.change', next)),
    [take]
  )
  return { settings, change }
}
