import type { CopyMode } from '../../contract/media/transcode.ts'
import { limits } from '../checks/limits.ts'

/** A copy's frame in px, even sides. `inner`: the picture, inside it or larger, to be cropped. */
export interface CopyFrame {
  kind: CopyMode | 'scale'
  width: number
  height: number
  inner: Sides
}

interface Sides {
  width: number
  height: number
}

/** The size in Aether's guide, and the smallest that does not look soft on a phone. */
const large: Sides = { width: 1080, height: 1920 }
const small: Sides = { width: 720, height: 1280 }
/** A scale slightly over one is rounding, not enlargement. */
const slack = 1.005

/**
 * Returns the upright 9:16 frame for a picture with these shown sides: 1080x1920, or 720x1280 if
 * the picture would have to be enlarged for that.
 */
export function uprightFrame(shown: Sides, mode: CopyMode): CopyFrame {
  const target = scaleTo(shown, large, mode) <= slack ? large : small
  const factor = scaleTo(shown, target, mode)
  const inner = { width: even(shown.width * factor), height: even(shown.height * factor) }
  // Rounding may leave a side smaller than the crop needs, or larger than the frame.
  const bound = mode === 'crop' ? Math.max : Math.min
  return {
    kind: mode,
    ...target,
    inner: { width: bound(inner.width, target.width), height: bound(inner.height, target.height) }
  }
}

/**
 * Returns the frame for an upright picture: its own sides, or a usual size if they are out of
 * bounds. With non-square pixels, the sides may exceed the bounds once the pixels are square.
 */
export function ownFrame(shown: Sides, size: 'keep' | 'smaller' | 'larger'): CopyFrame {
  const sides = size === 'keep' ? keptSides(shown) : size === 'smaller' ? large : small
  return { kind: 'scale', ...sides, inner: sides }
}

function keptSides(shown: Sides): Sides {
  if (Math.min(shown.width, shown.height) < limits.side.minPx) return small
  const factor = Math.min(1, limits.side.maxPx / Math.max(shown.width, shown.height))
  const height = even(shown.height * factor)
  // Exact 9:16 stays exact: rounding each side to even separately may add up to a larger error.
  const isExact = Math.abs(shown.width - (shown.height * 9) / 16) <= 2
  return { width: even(isExact ? (height * 9) / 16 : shown.width * factor), height }
}

function scaleTo(shown: Sides, target: Sides, mode: CopyMode): number {
  const factors = [target.width / shown.width, target.height / shown.height]
  return mode === 'crop' ? Math.max(...factors) : Math.min(...factors)
}

/** Returns the nearest even number, at least 2: in yuv420p, four pixels share a color. */
function even(px: number): number {
  return Math.max(2, Math.round(px / 2) * 2)
}
