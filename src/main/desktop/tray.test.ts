import { expect, it, vi } from 'vitest'

interface Drawing {
  width: number
  scaleFactor: number
}
const drawings: Drawing[] = []
const taken = (pixels: Buffer, { width, scaleFactor }: Drawing): void => {
  expect(pixels).toHaveLength(4 * width * width)
  drawings.push({ width, scaleFactor })
}
// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({
  screen: { getPrimaryDisplay: () => ({ scaleFactor: 1.5 }) },
  nativeImage: {
    createFromBitmap(pixels: Buffer, size: Drawing) {
      taken(pixels, size)
      return {
        addRepresentation: ({ buffer, ...more }: Drawing & { buffer: Buffer }) =>
          taken(buffer, more),
        setTemplateImage: () => undefined
      }
    }
  },
  Tray: class {
    on = () => undefined
  }
}))
const { createAppTray } = await import('./tray.ts')
const nothing = (): void => undefined

it.each([
  [
    'win32',
    'in the size of its display, for Windows takes the first drawing alone',
    [{ width: 24, scaleFactor: 1 }]
  ],
  [
    'darwin',
    'for each density',
    [1, 1.5, 2, 3].map((scaleFactor) => ({ width: 16 * scaleFactor, scaleFactor }))
  ]
] as const)('the icon is drawn on %s %s', (platform, _how, expected) => {
  drawings.length = 0
  createAppTray({ pause: nothing, resume: nothing, open: nothing, quit: nothing }, platform)
  expect(drawings).toEqual(expected)
})
