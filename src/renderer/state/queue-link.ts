import { create } from 'zustand'
import type { Snapshot } from '../../contract/ipc-rows.ts'
import { createRowStore } from './row-store.ts'
import { call, onDelta } from '../rpc/client.ts'
import { createSync } from '../rpc/sync.ts'
import { attempt } from '../shared/use-action.ts'
import { createAnnouncer } from '../shared/announcer.ts'
import {
  announce,
  forgetRows,
  patchAppState,
  setAppState,
  setUnknown,
  useApp
} from './app-store.ts'

const announcementGapMs = 1500

/** Whether the window has no list because the main process failed to send it; not an empty list. */
export const useListFailure = create<{ failed: boolean }>()(() => ({ failed: false }))

/** The rows of the window's list. */
export const rowStore = createRowStore()

const announcer = createAnnouncer(
  announce,
  (callback) => void setTimeout(callback, announcementGapMs)
)

const sync = createSync(
  {
    load: (snapshot) => {
      rowStore.load(snapshot)
      // A snapshot may be the first sign of a newly opened queue.
      if (useApp.getState().state?.session !== snapshot.session) refreshAppState()
    },
    apply: (delta) => {
      for (const row of delta.rows) announcer.note(rowStore.row(row.id), row)
      rowStore.apply(delta)
      const { batchBytes, batchSentBytes } = rowStore.totals()
      announcer.progress(batchBytes === 0 ? 0 : (batchSentBytes * 100) / batchBytes)
      forgetRows(delta.removed)
      if (delta.queue !== null) {
        const before = useApp.getState().state?.queue?.hold?.reason
        patchAppState({ queue: delta.queue })
        // Holds that a banner shows; the user chose a pause.
        const { hold } = delta.queue
        if (hold !== null && hold.reason !== before && hold.reason !== 'paused')
          announce(hold.message)
      }
      // A new list of accounts also shows whether Aether accepts the key.
      if (delta.accounts !== null) refreshAppState()
    }
  },
  fetchList
)

async function fetchList(): Promise<Snapshot> {
  try {
    const snapshot = await call('queue.snapshot', {})
    useListFailure.setState({ failed: false })
    return snapshot
  } catch (error) {
    useListFailure.setState({ failed: true })
    throw error
  }
}

/** Fetches the whole list again after a failure. */
export function reloadList(): void {
  sync.reload().catch(() => undefined)
}

function refreshAppState(): void {
  call('app.state', {})
    .then(setAppState)
    .catch(() => undefined)
}

/** Connects the window to the main process. Returns a function that disconnects it. */
export function linkQueue(): () => void {
  const stop = onDelta(sync.onDelta)
  call('app.state', {})
    .then(setAppState, setUnknown)
    .then(sync.reload)
    .catch(() => undefined)
  return stop
}

/** Applies the state and the list after a call that opened another queue. */
export async function openedQueue(state: Parameters<typeof setAppState>[0]): Promise<void> {
  setAppState(state)
  await sync.reload()
}

export const startPractice = (): void => attempt(call('practice.start', {}).then(openedQueue))
export const stopPractice = (): void => attempt(call('practice.stop', {}).then(openedQueue))
