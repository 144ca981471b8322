import type { Clock } from './ports.ts'

/** This computer's clock, or one `speed` times faster (demo, and rehearsals in such a sandbox). */
export function systemClock(speed = 1): Clock {
  const startedMs = Date.now()
  const startedMonotonicMs = performance.now()
  return {
    nowMs: () => Math.round(startedMs + (Date.now() - startedMs) * speed),
    monotonicMs: () => (performance.now() - startedMonotonicMs) * speed,
    setTimer(delayMs, callback) {
      const timer = setTimeout(callback, Math.max(0, delayMs / speed))
      return () => clearTimeout(timer)
    }
  }
}
