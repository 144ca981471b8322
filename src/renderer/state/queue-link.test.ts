import { afterEach, expect, it, vi } from 'vitest'
import type { Hold, QueueState } from '../../contract/queue/engine-event.ts'
import type { AppState, Delta, Snapshot } from '../../contract/ipc-rows.ts'
import { noUpdate } from '../../contract/update.ts'
import { announce, useApp } from './app-store.ts'
import { useListFailure } from './queue-link.ts'
import { linkQueue, reloadList } from './queue-link.ts'

const queue: QueueState = {
  runner: 'this',
  paused: false,
  stopping: false,
  hold: null,
  missedJobs: 0,
  clockSkewMs: null,
  apiCallsThisMonth: 0,
  apiCallBudget: 10_000
}
const state: AppState = {
  version: '1.0.0',
  mode: 'practice',
  session: 1,
  key: { present: false, kept: null, verified: null },
  waitingForKeychain: false,
  accounts: [],
  accountForNewFiles: null,
  queue,
  update: noUpdate,
  problem: null
}
const snapshot: Snapshot = { session: 1, seq: 0, rows: [] }

/**
 * Fakes the preload's bridge with these answers; an undefined one fails. Returns a function that
 * sends a delta.
 */
function bridge(answers: {
  'app.state'?: AppState
  'queue.snapshot'?: Snapshot
}): (delta: Delta) => void {
  const listeners: ((delta: Delta) => void)[] = []
  const call = async (name: keyof typeof answers): Promise<unknown> =>
    answers[name] === undefined
      ? { ok: false, code: 'INTERNAL', message: 'no' }
      : { ok: true, value: answers[name] }
  vi.stubGlobal('window', {
    uploader: {
      call,
      onDelta: (listener: (delta: Delta) => void) => {
        listeners.push(listener)
      }
    }
  })
  return (delta) => listeners.forEach((listener) => listener(delta))
}
afterEach(() => {
  vi.unstubAllGlobals()
  useApp.setState(useApp.getInitialState(), true)
})

it('knows that there is nothing to show when the main process cannot say which queue is open', async () => {
  bridge({})
  linkQueue()
  await vi.waitFor(() => expect(useApp.getState().unknown).toBe(true))
  expect(useApp.getState().state).toBeNull()
})

it('knows that it does not have the list when the main process cannot give it, until it can', async () => {
  bridge({ 'app.state': state })
  linkQueue()
  await vi.waitFor(() => expect(useListFailure.getState().failed).toBe(true))
  bridge({ 'app.state': state, 'queue.snapshot': snapshot })
  reloadList()
  await vi.waitFor(() => expect(useListFailure.getState().failed).toBe(false))
})

it('says what holds the queue once, and a pause not at all', async () => {
  const send = bridge({ 'app.state': state, 'queue.snapshot': snapshot })
  linkQueue()
  await vi.waitFor(() => expect(useApp.getState().state).not.toBeNull())
  const rest = { session: 1, rows: [], removed: [], progress: [], accounts: null }
  const hold: Hold = { reason: 'offline', message: 'Aether cannot be reached.', until: null }
  // Once a delta is applied, the snapshot has arrived.
  await vi.waitFor(() => {
    send({ ...rest, seq: 1, queue: { ...queue, hold } })
    expect(useApp.getState().announcement).toBe('Aether cannot be reached.')
  })
  announce('')
  send({
    ...rest,
    seq: 2,
    queue: { ...queue, hold: { ...hold, message: 'Aether still cannot be reached.' } }
  })
  send({
    ...rest,
    seq: 3,
    queue: { ...queue, paused: true, hold: { ...hold, reason: 'paused', message: 'Paused.' } }
  })
  expect(useApp.getState().announcement).toBe('')
})
