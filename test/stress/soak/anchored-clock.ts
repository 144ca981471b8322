import type { Clock } from '../../../src/engine/ports.ts'

/**
 * Returns a fast clock that several processes share, each continuing where the last one died: at
 * `anchorMs` it showed the machine's own time. `offsetMs` puts it ahead, as if the machine had been
 * off for that long.
 */
export function anchoredClock(anchorMs: number, speed: number, offsetMs = 0): Clock {
  return {
    nowMs: () => Math.round(anchorMs + (Date.now() - anchorMs) * speed) + offsetMs,
    monotonicMs: () => performance.now() * speed,
    setTimer(delayMs, callback) {
      const timer = setTimeout(callback, Math.max(0, delayMs / speed))
      return () => clearTimeout(timer)
    }
  }
}
