import { expect, it } from 'vitest'
import type { Delta, Snapshot } from '../../contract/ipc-rows.ts'
import { createSync } from './sync.ts'

const delta = (session: number, seq: number): Delta => ({
  session,
  seq,
  rows: [],
  removed: [],
  progress: [],
  queue: null,
  accounts: null
})

function rig() {
  const seen: string[] = []
  const pending: ((snapshot: Snapshot) => void)[] = []
  const sync = createSync(
    {
      load: ({ session, seq }) => seen.push(`load ${session}.${seq}`),
      apply: ({ session, seq }) => seen.push(`apply ${session}.${seq}`)
    },
    () => new Promise((resolve) => pending.push(resolve))
  )
  const answer = async (session: number, seq: number): Promise<void> => {
    pending.shift()?.({ session, seq, rows: [] })
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { seen, pending, sync, answer }
}

it('applies what came while the list was loading, and skips what the list already holds', async () => {
  const { seen, sync, answer } = rig()
  const loaded = sync.reload()
  for (const seq of [3, 4, 5]) sync.onDelta(delta(1, seq))
  await answer(1, 4)
  await loaded
  sync.onDelta(delta(1, 6))
  expect(seen).toEqual(['load 1.4', 'apply 1.5', 'apply 1.6'])
})

it('asks for the whole list after a gap', async () => {
  const { seen, pending, sync, answer } = rig()
  const loaded = sync.reload()
  await answer(1, 1)
  await loaded
  sync.onDelta(delta(1, 3))
  expect(pending).toHaveLength(1)
  await answer(1, 3)
  sync.onDelta(delta(1, 4))
  expect(seen).toEqual(['load 1.1', 'load 1.3', 'apply 1.4'])
})

it('asks for the list of a newly opened queue and ignores late words of the one before', async () => {
  const { seen, sync, answer } = rig()
  const loaded = sync.reload()
  await answer(1, 7)
  await loaded
  sync.onDelta(delta(2, 1))
  await answer(2, 1)
  sync.onDelta(delta(1, 8))
  sync.onDelta(delta(2, 2))
  expect(seen).toEqual(['load 1.7', 'load 2.1', 'apply 2.2'])
})

it('tries again when a snapshot is older than the changes that followed it', async () => {
  const { seen, sync, answer } = rig()
  const loaded = sync.reload()
  sync.onDelta(delta(1, 9))
  await answer(1, 1)
  await answer(1, 9)
  await loaded
  expect(seen).toEqual(['load 1.1', 'load 1.9'])
})
