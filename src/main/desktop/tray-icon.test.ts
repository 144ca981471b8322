import { expect, it } from 'vitest'
import { drawTrayIcon } from './tray-icon.ts'

/** Returns the pixel at this share of the width and height. */
function pixel(style: 'colour' | 'template', x: number, y: number, sizePx = 32): number[] {
  const at = (Math.floor(y * sizePx) * sizePx + Math.floor(x * sizePx)) * 4
  return [...drawTrayIcon(sizePx, style).subarray(at, at + 4)]
}

it('is the mark in its colours: a clear corner, the frame, the arrow', () => {
  expect(pixel('colour', 0, 0)).toEqual([0, 0, 0, 0])
  expect(pixel('colour', 0.2, 0.5)).toEqual([0xc8, 0x47, 0x33, 255])
  expect(pixel('colour', 0.5, 0.5)).toEqual([255, 255, 255, 255])
})

it('is black with the arrow cut out for a menu bar that colours it', () => {
  expect(pixel('template', 0.2, 0.5)).toEqual([0, 0, 0, 255])
  expect(pixel('template', 0.5, 0.5)).toEqual([0, 0, 0, 0])
})

it.each([16, 24, 32, 48])(
  'has its colours multiplied by how much of a pixel it covers, at %i pixels',
  (sizePx) => {
    const pixels = drawTrayIcon(sizePx, 'colour')
    expect(pixels).toHaveLength(sizePx * sizePx * 4)
    for (let at = 0; at < pixels.length; at += 4)
      expect(Math.max(...pixels.subarray(at, at + 3))).toBeLessThanOrEqual(pixels[at + 3] ?? 0)
  }
)
