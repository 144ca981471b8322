import { useCallback, useEffect, useState } from 'react'
import type { IpcInput } from '../../../contract/ipc.ts'
import type { ProxyState } from '../../../contract/ipc/network-calls.ts'
import { call } from '../../rpc/client.ts'
import { attempt } from '../../shared/use-action.ts'

/** The proxy as the main process keeps it, and the way to set another. Null until it is read. */
export function useProxy(): {
  proxy: ProxyState | null
  save: (change: IpcInput<'network.setProxy'>) => Promise<ProxyState>
} {
  const [proxy, setProxy] = useState<ProxyState | null>(null)
  useEffect(() => attempt(call('network.proxy', {}).then(setProxy)), [])
  const save = useCallback(async (change: IpcInput<'network.setProxy'>): Promise<ProxyState> => {
    const next = await call('network.setProxy', change)
    setProxy(next)
    return next
  }, [])
  return { proxy, save }
}
