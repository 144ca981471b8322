import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createUpdates } from './updates.ts'
import type { Updater, Updates, UpdatesOptions } from './updates.ts'

const hourMs = 3_600_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Runs updates with a library whose newest version is this one, and records the effects. */
function rig(newest: string | null, options: Partial<UpdatesOptions> = {}) {
  const events = new EventEmitter()
  const lines: unknown[] = []
  let looks = 0
  let download = Promise.resolve(['/cache/pending/new'])
  const library = Object.assign(events, {
    autoInstallOnAppQuit: true,
    checkForUpdates: async () => {
      looks += 1
      return { isUpdateAvailable: newest !== null, updateInfo: { version: newest ?? '0.0.1' } }
    },
    downloadUpdate: () => download
  })
  const state = { sending: false, wanted: true }
  const updates: Updates = createUpdates({
    page: 'https://releases.example/latest',
    open: async () => library as unknown as Updater,
    byHand: false,
    wanted: () => state.wanted,
    sending: () => state.sending,
    tell: () => undefined,
    log: {
      info: (...line) => lines.push(line),
      warn: (...line) => lines.push(line),
      error: (...line) => lines.push(line)
    },
    ...options
  })
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
  return {
    updates,
    state,
    library,
    lines,
    settle,
    looks: () => looks,
    downloadsAs: (next: Promise<string[]>) => {
      download = next
    }
  }
}

it('looks at the start and once a day from then on', async () => {
  const { updates, looks } = rig(null)
  updates.start()
  await vi.advanceTimersByTimeAsync(23 * hourMs)
  expect(looks()).toBe(1)
  await vi.advanceTimersByTimeAsync(2 * hourMs)
  expect(looks()).toBe(2)
  await vi.advanceTimersByTimeAsync(24 * hourMs)
  expect(looks()).toBe(3)
  expect(updates.current()).toMatchObject({ phase: 'none' })
})

it('never looks while a video is being sent, and does so soon after', async () => {
  const { updates, state, looks } = rig('2.0.0')
  state.sending = true
  updates.start()
  await vi.advanceTimersByTimeAsync(50 * hourMs)
  expect(looks()).toBe(0)
  state.sending = false
  await vi.advanceTimersByTimeAsync(hourMs)
  expect(looks()).toBe(1)
  expect(updates.current()).toMatchObject({ phase: 'available', version: '2.0.0' })
})

it('never begins a download while a video is being sent', async () => {
  const { updates, state, settle } = rig('2.0.0')
  updates.start()
  await settle()
  state.sending = true
  expect(() => updates.download()).toThrow(
    'Videos are being sent. Download the update when they are done.'
  )
  expect(updates.current()).toMatchObject({ phase: 'available' })
})

it('looks for nothing where that is turned off, and no longer tells of what it found', async () => {
  const { updates, state, settle, looks } = rig('2.0.0')
  updates.start()
  await settle()
  state.wanted = false
  await vi.advanceTimersByTimeAsync(50 * hourMs)
  expect(looks()).toBe(1)
  expect(updates.current()).toMatchObject({ phase: 'none', version: '' })
  updates.download()
  expect(updates.current()).toMatchObject({ phase: 'none' })
})

it('tells how far a download is and when it is there', async () => {
  const { updates, library, settle, looks, downloadsAs } = rig('2.0.0')
  updates.start()
  await settle()
  let arrive: (files: string[]) => void = () => undefined
  downloadsAs(
    new Promise((resolve) => {
      arrive = resolve
    })
  )
  updates.download()
  library.emit('download-progress', { percent: 47.3 })
  expect(updates.current()).toEqual({ phase: 'downloading', version: '2.0.0', percent: 40 })
  arrive(['/cache/pending/new'])
  await settle()
  expect(updates.current()).toMatchObject({ phase: 'ready' })
  // An update that is ready to install at quit is not checked for again.
  await vi.advanceTimersByTimeAsync(50 * hourMs)
  expect(looks()).toBe(1)
})

it('tells that it failed also where the system refuses it after the download, in one line of the log', async () => {
  const { updates, library, lines, settle } = rig('2.0.0')
  updates.start()
  await settle()
  updates.download()
  await settle()
  library.emit(
    'error',
    new Error(
      'Could not get code signature for running application\n    at a long way\n    into Squirrel'
    )
  )
  expect(updates.current()).toMatchObject({ phase: 'failed', version: '2.0.0' })
  expect(lines).toEqual([
    [
      'An update could not be looked for, downloaded or installed',
      { error: 'Could not get code signature for running application' }
    ]
  ])
})

it('says what the system has to install by hand, and downloads nothing of it', async () => {
  const { updates, settle } = rig('2.0.0', { byHand: true })
  updates.start()
  await settle()
  updates.download()
  expect(updates.current()).toMatchObject({ phase: 'by-hand', version: '2.0.0' })
})

it('installs nothing at a shutdown of the computer, which would cut the installer off', async () => {
  const { updates, library, settle } = rig('2.0.0')
  updates.hold()
  updates.start()
  await settle()
  updates.hold()
  expect(library.autoInstallOnAppQuit).toBe(false)
})

it('is not offered where there is no place with updates', async () => {
  const { updates, settle } = rig('2.0.0', { page: null })
  updates.start()
  await settle()
  expect(updates.current()).toMatchObject({ phase: 'unsupported' })
})
