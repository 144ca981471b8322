import { describe, expect, it, vi } from 'vitest'
import { aJobRow } from '../../../test/support/fakes/jobs.ts'
import type { JobRow } from '../../contract/ipc-rows.ts'
import type { View } from './row-order.ts'
import { createRowStore } from './row-store.ts'
import { orderOfSending } from './sorting.ts'

const row = (id: string, change: Partial<JobRow> = {}): JobRow =>
  aJobRow({ id, position: Number(id.slice(1)), name: `${id}.mp4`, sizeBytes: 100, ...change })
const delta = (
  rows: JobRow[],
  more: {
    removed?: string[]
    progress?: { jobId: string; sentBytes: number; totalBytes: number }[]
  } = {}
) => ({ rows, removed: more.removed ?? [], progress: more.progress ?? [] })

const view = (filter: View['filter'], change: Partial<View> = {}): View => ({
  filter,
  query: '',
  sort: orderOfSending,
  ...change
})

describe('the list', () => {
  it('keeps sending order, whatever order the rows come in', () => {
    const store = createRowStore()
    store.apply(delta([row('j3'), row('j1'), row('j10')]))
    store.apply(delta([row('j2')]))
    expect(store.ids(view('all'))).toEqual(['j1', 'j2', 'j3', 'j10'])
  })

  it('wakes only the rows that changed', () => {
    const store = createRowStore()
    store.load({ session: 1, seq: 0, rows: [row('j1'), row('j2')] })
    const one = vi.fn<() => void>()
    const two = vi.fn<() => void>()
    store.subscribeRow('j1', one)
    store.subscribeRow('j2', two)
    store.apply(delta([row('j1', { phase: 'uploading', revision: 2 })]))
    expect(one).toHaveBeenCalledTimes(1)
    expect(two).not.toHaveBeenCalled()
  })

  it('hands out the same list of ids while a change moves no row between tabs', () => {
    const store = createRowStore()
    store.load({ session: 1, seq: 0, rows: [row('j1'), row('j2')] })
    const before = store.ids(view('queue'))
    store.apply(delta([row('j1', { phase: 'uploading', revision: 2 })]))
    expect(store.ids(view('queue'))).toBe(before)
    store.apply(delta([row('j1', { phase: 'published', revision: 3 })]))
    expect(store.ids(view('queue'))).toEqual(['j2'])
    expect(store.ids(view('published'))).toEqual(['j1'])
  })

  it('sorts what is seen as a person counts, and goes along with what changes', () => {
    const store = createRowStore()
    store.load({
      session: 1,
      seq: 0,
      rows: [
        row('j1', { name: 'clip 10.mp4' }),
        row('j2', { name: 'Clip 2.mp4', sizeBytes: 900 }),
        row('j3', { name: 'clip 10.mp4' })
      ]
    })
    const byName = { column: 'name', descending: false } as const
    expect(store.ids(view('all', { sort: byName }))).toEqual(['j2', 'j1', 'j3'])
    expect(store.ids(view('all', { sort: { column: 'size', descending: true } }))).toEqual([
      'j2',
      'j3',
      'j1'
    ])
    store.apply(delta([row('j2', { name: 'clip 11.mp4', revision: 2 })]))
    expect(store.ids(view('all', { sort: byName }))).toEqual(['j1', 'j3', 'j2'])
    expect(store.allIds()).toEqual(['j1', 'j2', 'j3'])
  })

  it('finds rows by words of their name or caption, in any order and case', () => {
    const store = createRowStore()
    store.load({
      session: 1,
      seq: 0,
      rows: [
        row('j1', { name: 'Beach.mp4', caption: 'sunny day' }),
        row('j2', { name: 'night.mp4', caption: 'Day off' })
      ]
    })
    expect(store.ids(view('all', { query: ' DAY beach' }))).toEqual(['j1'])
    expect(store.ids(view('all', { query: 'day' }))).toEqual(['j1', 'j2'])
    expect(store.ids(view('published', { query: 'day' }))).toEqual([])
  })

  it('does not go back to an older state of a row', () => {
    const store = createRowStore()
    store.apply(delta([row('j1', { phase: 'published', revision: 9 })]))
    store.apply(delta([row('j1', { phase: 'uploading', revision: 8 })]))
    expect(store.row('j1')?.phase).toBe('published')
  })

  it('drops what the new snapshot does not hold', () => {
    const store = createRowStore()
    store.load({ session: 1, seq: 0, rows: [row('j1')] })
    store.load({ session: 2, seq: 0, rows: [row('j2')] })
    expect(store.ids(view('all'))).toEqual(['j2'])
    expect(store.row('j1')).toBeUndefined()
  })
})

describe('an upload under way', () => {
  const start = () => {
    let nowMs = 1000
    const store = createRowStore(() => nowMs)
    const sent = (sentBytes: number) =>
      store.apply(delta([], { progress: [{ jobId: 'j1', sentBytes, totalBytes: 100 }] }))
    store.apply(delta([row('j1', { phase: 'uploading', attempts: 1 })]))
    return { store, sent, pass: (ms: number) => (nowMs += ms) }
  }

  it('draws its row once with each message, and shows the last count always', () => {
    const { store, sent } = start()
    const drawn = vi.fn<() => void>()
    store.subscribeRow('j1', drawn)
    sent(5)
    expect(drawn).toHaveBeenCalledTimes(1)
    sent(5)
    expect(drawn).toHaveBeenCalledTimes(1)
    store.apply(
      delta([row('j1', { phase: 'uploading', attempts: 1, revision: 2 })], {
        progress: [{ jobId: 'j1', sentBytes: 10, totalBytes: 100 }]
      })
    )
    expect(drawn).toHaveBeenCalledTimes(2)
    expect(store.sentBytes('j1')).toBe(10)
  })

  it('knows when its bytes moved last: a count that is told again is no move, another attempt is', () => {
    const { store, sent, pass } = start()
    sent(10)
    pass(5000)
    sent(10)
    expect(store.movedAtMs('j1')).toBe(1000)
    store.apply(delta([row('j1', { phase: 'uploading', attempts: 2, revision: 2 })]))
    expect(store.movedAtMs('j1')).toBe(6000)
    store.apply(delta([row('j1', { phase: 'processing', revision: 3 })]))
    expect(store.movedAtMs('j1')).toBeNull()
  })

  it('shows no count of the attempt before', () => {
    const { store, sent } = start()
    sent(60)
    store.apply(delta([row('j1', { phase: 'waiting', revision: 2 })]))
    store.apply(delta([row('j1', { phase: 'uploading', attempts: 2, revision: 3 })]))
    expect(store.sentBytes('j1')).toBe(0)
  })
})

describe('the totals', () => {
  it('count bytes as sent while they go up, and whole once they are there', () => {
    const store = createRowStore()
    store.apply(
      delta(
        [
          row('j1', { armed: true, phase: 'uploading' }),
          row('j2', { armed: true, phase: 'processing' }),
          row('j3', { armed: true, phase: 'waiting' }),
          row('j4')
        ],
        { progress: [{ jobId: 'j1', sentBytes: 40, totalBytes: 100 }] }
      )
    )
    expect(store.totals()).toMatchObject({
      batch: 3,
      batchDone: 0,
      batchBytes: 300,
      batchSentBytes: 140,
      active: true,
      ready: 1
    })
  })

  it('end when everything has come to an end', () => {
    const store = createRowStore()
    store.apply(
      delta([
        row('j1', { armed: true, phase: 'published' }),
        row('j2', { armed: true, phase: 'failed' }),
        row('j3', { phase: 'needs-attention' }),
        row('j4', { armed: true, phase: 'cancelled' })
      ])
    )
    expect(store.totals()).toMatchObject({
      batch: 2,
      batchDone: 2,
      batchBytes: 100,
      batchSentBytes: 100,
      active: false,
      'needs-attention': 1,
      finished: 2,
      failed: 1
    })
    expect(store.totals().counts).toEqual({
      all: 4,
      attention: 1,
      queue: 0,
      scheduled: 0,
      published: 1,
      failed: 1
    })
  })

  it('forget the byte count of an upload that starts again', () => {
    const store = createRowStore()
    store.apply(
      delta([row('j1', { armed: true, phase: 'uploading' })], {
        progress: [{ jobId: 'j1', sentBytes: 90, totalBytes: 100 }]
      })
    )
    store.apply(delta([row('j1', { armed: true, phase: 'waiting', revision: 2 })]))
    store.apply(delta([row('j1', { armed: true, phase: 'uploading', revision: 3 })]))
    expect(store.totals().batchSentBytes).toBe(0)
  })
})
