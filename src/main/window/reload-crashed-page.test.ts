import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, it, vi } from 'vitest'

// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({}))
const { reloadCrashedPage } = await import('./app-window.ts')

class Contents extends EventEmitter {
  reloads = 0
  reload(): void {
    this.reloads += 1
  }
  isDestroyed(): boolean {
    return false
  }
}

it('loads a page that crashed anew, asks about one that crashes at every load, and leaves one that was closed', () => {
  const contents = new Contents()
  const told: string[] = []
  const asked: string[] = []
  let nowMs = 0
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of it that is used
  reloadCrashedPage(
    contents as unknown as WebContents,
    (reason) => told.push(reason),
    (reason) => asked.push(reason),
    () => nowMs
  )
  contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(contents.reloads).toBe(0)
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  expect(contents.reloads).toBe(1)
  nowMs += 2000
  contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
  expect(contents.reloads).toBe(1)
  nowMs += 60_000
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  expect(contents.reloads).toBe(2)
  expect(asked).toEqual(['oom'])
  expect(told).toEqual(['crashed', 'oom', 'crashed'])
})
