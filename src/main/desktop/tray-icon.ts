/**
 * The product's logo (`resources/icon.svg`) for the tray: an upright frame with an arrow leaving
 * it, in the tray's few pixels. Lengths are in units of the drawing, which is 24 wide.
 */
const units = 24
const frame = { from: 1, to: 23, radius: 6 }
const arrow: readonly Segment[] = [
  [12, 17.5, 12, 7.5],
  [7.8, 11.2, 12, 7],
  [12, 7, 16.2, 11.2]
]
const strokeWidth = 2.6

type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number]
type Colour = readonly [red: number, green: number, blue: number]

const accent: Colour = [0x33, 0x47, 0xc8]
const red: Colour = [0xc4, 0x2b, 0x1c]
const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]

/**
 * Draws the logo as BGRA pixels with premultiplied alpha, for `nativeImage.createFromBitmap`.
 * @param style `template`: black, with the arrow cut out, for macOS to color like its menu bar
 */
export function drawTrayIcon(sizePx: number, style: 'colour' | 'template'): Buffer {
  const pixelUnits = units / sizePx
  return paint(sizePx, (x, y) => {
    const inFrame = coverage(distanceToFrame(x, y) / pixelUnits)
    const inArrow = coverage(
      (Math.min(...arrow.map((segment) => distanceTo(segment, x, y))) - strokeWidth / 2) /
        pixelUnits
    )
    return style === 'template'
      ? [black, inFrame * (1 - inArrow)]
      : [mix(accent, white, inArrow), inFrame]
  })
}

/** Draws a red disc, for the corner of the app's icon in Windows' taskbar; pixels as above. */
export function drawBadge(sizePx: number): Buffer {
  return paint(sizePx, (x, y) => [
    red,
    coverage((Math.hypot(x - units / 2, y - units / 2) - units / 2) * (sizePx / units) + 0.5)
  ])
}

/** Paints each pixel with the color and the alpha at its center. */
function paint(sizePx: number, look: (x: number, y: number) => readonly [Colour, number]): Buffer {
  const pixels = Buffer.alloc(sizePx * sizePx * 4)
  const middle = (pixel: number): number => (pixel + 0.5) * (units / sizePx)
  for (let row = 0; row < sizePx; row++) {
    for (let column = 0; column < sizePx; column++) {
      const [[r, g, b], alpha] = look(middle(column), middle(row))
      pixels.set(
        [b * alpha, g * alpha, r * alpha, 255 * alpha].map(Math.round),
        (row * sizePx + column) * 4
      )
    }
  }
  return pixels
}

/** Returns how much of a pixel is inside an edge at this distance in pixels; negative is inside. */
const coverage = (distancePx: number): number => Math.min(1, Math.max(0, 0.5 - distancePx))

function distanceToFrame(x: number, y: number): number {
  const half = (frame.to - frame.from) / 2 - frame.radius
  const dx = Math.abs(x - units / 2) - half
  const dy = Math.abs(y - units / 2) - half
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - frame.radius
}

function distanceTo([fromX, fromY, toX, toY]: Segment, x: number, y: number): number {
  const along =
    ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) /
    ((toX - fromX) ** 2 + (toY - fromY) ** 2)
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - fromX - at * (toX - fromX), y - fromY - at * (toY - fromY))
}

const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share
]
