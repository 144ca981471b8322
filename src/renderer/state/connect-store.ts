import { useEffect } from 'react'
import { create } from 'zustand'
import type { ConnectState } from '../../contract/account/connect.ts'
import { setAppState, setProfile, setView, useApp } from './app-store.ts'
import { call, onAppEvent } from '../rpc/client.ts'
import { attempt } from '../shared/use-action.ts'

/** The latest state of connecting from the main process. */
export const useConnect = create<{ connect: ConnectState }>()(() => ({
  connect: { stage: 'idle' }
}))

const take = (connect: ConnectState): ConnectState => {
  useConnect.setState({ connect })
  return connect
}

const load = async (): Promise<ConnectState> => take(await call('connect.state', {}))

/** Returns whether it asks the user something, or shows what they would miss elsewhere. */
const needsUser = (connect: ConnectState): boolean =>
  connect.stage === 'confirm' || (connect.stage === 'ended' && connect.outcome === 'late-return')

async function loadAndShow(): Promise<void> {
  if (needsUser(await load())) setView('accounts')
}

/** Follows the main process, which continues connecting whatever the window shows. */
export function useConnectLink(): void {
  const session = useApp(({ state }) => state?.session)
  useEffect(() => {
    // Connecting ends with the queue on which it started.
    if (session !== undefined) attempt(loadAndShow())
  }, [session])
  useEffect(
    () =>
      onAppEvent((event) => {
        if (event.type === 'state-changed') attempt(load())
      }),
    []
  )
}

/** Opens TikTok's page in the browser, for a new or a listed account, and shows the progress. */
export function startConnect(profileId: string | null): void {
  setView('accounts')
  attempt(call('connect.start', { profileId }).then(take))
}

/** "This is the account I connected": new files now go to it. */
export function confirmAccount(profileId: string): void {
  attempt(confirm(profileId))
}

async function confirm(profileId: string): Promise<void> {
  take(await call('connect.confirm', { profileId }))
  setAppState(await call('app.state', {}))
  setProfile(profileId)
}

const answer = (name: 'connect.openAgain' | 'connect.notMine' | 'connect.close') => (): void =>
  attempt(call(name, {}).then(take))

export const openPageAgain = answer('connect.openAgain')
export const noneOfThese = answer('connect.notMine')
export const closeConnect = answer('connect.close')
