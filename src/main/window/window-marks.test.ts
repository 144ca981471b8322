import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'

const counts: number[] = []
// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({
  app: { setBadgeCount: (count: number) => void counts.push(count) },
  nativeImage: {
    createFromBitmap: (pixels: Buffer, size: { width: number; height: number }) => ({
      ...size,
      middle: [...pixels.subarray(4 * 16 * 8 + 4 * 8).subarray(0, 4)]
    })
  }
}))
const { createWindowMarks } = await import('./window-marks.ts')

class Window extends EventEmitter {
  overlays: unknown[] = []
  setOverlayIcon(disc: unknown, description: string): void {
    this.overlays.push(disc === null ? null : { disc, description })
  }
  setProgressBar(): void {}
}
const none = { fraction: -1, mode: 'none' } as const
const disc = (description: string) => ({
  disc: { width: 16, height: 16, middle: [0x1c, 0x2b, 0xc4, 255] },
  description
})

let window: Window | null
const marksOn = (platform: NodeJS.Platform) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a window as is asked for
  createWindowMarks(() => window as BrowserWindow | null, platform)
beforeEach(() => {
  window = new Window()
  counts.length = 0
})

it.each(['darwin', 'linux'] as const)(
  'the badge is the number of what waits for the user, told when it changes, on %s',
  (platform) => {
    const show = marksOn(platform)
    for (const badge of [0, 2, 2, 0]) show(none, badge)
    expect(counts).toEqual([2, 0])
    expect(window?.overlays).toEqual([])
  }
)

it('the badge is a disc at the taskbar’s icon on Windows, again after the window was hidden, and gone with the last that waits', () => {
  const show = marksOn('win32')
  show(none, 2)
  expect(window?.overlays).toEqual([disc('2 waiting for you')])
  show(none, 2)
  window?.emit('show')
  expect(window?.overlays.slice(1)).toEqual([disc('2 waiting for you')])
  show(none, 1)
  show(none, 0)
  expect(window?.overlays.slice(2)).toEqual([disc('1 waiting for you'), null])
  expect(counts).toEqual([])
})

it('a window that is made anew on Windows has the badge that the one before it had', () => {
  const show = marksOn('win32')
  show(none, 3)
  window = null
  show(none, 3)
  window = new Window()
  show(none, 3)
  expect(window.overlays).toEqual([disc('3 waiting for you')])
})
